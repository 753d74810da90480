package io.millrace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one run of a broker has logged.
 *
 * @param start the length of the file when the run began; runs before it wrote into the same file
 */
record BrokerLog(Path file, long start) {
  private static final int LINES = 40;

  /** The log of a run that begins now. */
  static BrokerLog begin(Path file) throws IOException {
    return new BrokerLog(file, Files.exists(file) ? Files.size(file) : 0);
  }

  boolean contains(String text) {
    return read().contains(text);
  }

  /**
   * The lines that tell what went wrong: from the first error on, because a broker that gives up
   * logs much more before it is gone; without an error the last lines.
   */
  String excerpt() {
    List<String> lines = read().lines().toList();
    int from =
        IntStream.range(0, lines.size())
            .filter(line -> lines.get(line).contains(" ERROR "))
            .findFirst()
            .orElse(Math.max(0, lines.size() - LINES));
    return String.join("\n", lines.subList(from, Math.min(lines.size(), from + LINES)));
  }

  private String read() {
    try {
      byte[] all = Files.readAllBytes(file);
      return new String(all, (int) start, all.length - (int) start, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The log of a broker cannot be read", e);
    }
  }
}
