package io.millrace.benchmark.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * async-profiler, which looks at each thread of a JVM once per some CPU time that it used. It needs
 * no rights beyond those of the process, and sees native code, too.
 *
 * @param library the agent, unpacked
 */
public record Profiler(Path library) {
  private static final String INTERVAL = "2ms";

  /**
   * Unpacks the agent into a folder.
   *
   * @throws UnsupportedOperationException if there is none for this machine
   */
  public static Profiler unpack(Path folder) throws IOException {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path library = folder.resolve("libasyncProfiler.so");
    try (InputStream in =
        Profiler.class.getResourceAsStream("/" + platform + "/libasyncProfiler.so")) {
      if (in == null) {
        throw new UnsupportedOperationException("there is no profiler for " + platform);
      }
      Files.copy(in, library);
    }
    return new Profiler(library);
  }

  static String platform(String system, String processor) {
    if (system.startsWith("Mac")) {
      return "macos";
    }
    String arch = processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor;
    return system.toLowerCase(Locale.ROOT) + "-" + (arch.equals("aarch64") ? "arm64" : arch);
  }

  /** The flag with which a JVM writes a recording to a file when it ends. */
  public String flag(Path file) {
    return "-agentpath:%s=start,event=ctimer,interval=%s,file=%s"
        .formatted(library, INTERVAL, file);
  }
}
