package io.millrace.peer.beam;

import io.millrace.peer.clickstream.FlinkSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The configuration of the Flink in this JVM. */
final class EmbeddedFlink {
  private EmbeddedFlink() {}

  /**
   * Writes the configuration to a folder that {@code flinkConfDir} is to name, and returns that.
   */
  static Path configure(Path folder) {
    Path configuration = folder.resolve("flink-conf");
    List<String> lines =
        FlinkSettings.embedded(folder).entrySet().stream()
            .map(option -> option.getKey() + ": " + option.getValue())
            .toList();
    try {
      Files.createDirectories(folder.resolve("flink-tmp"));
      Files.createDirectories(configuration);
      Files.write(configuration.resolve("flink-conf.yaml"), lines);
      return configuration;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write Flink's configuration to " + folder, e);
    }
  }
}
