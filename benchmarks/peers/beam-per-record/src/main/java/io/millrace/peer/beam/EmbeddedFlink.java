package io.millrace.peer.beam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The configuration of the Flink in this JVM: that of Millrace's own profile, where it matters. */
final class EmbeddedFlink {
  private EmbeddedFlink() {}

  /**
   * Writes the configuration to a folder that {@code flinkConfDir} is to name, and returns that.
   */
  static Path configure(Path folder) {
    Path configuration = folder.resolve("flink-conf");
    List<String> lines =
        List.of(
            "state.checkpoints.dir: " + folder.resolve("checkpoints").toUri(),
            "state.backend.type: hashmap",
            "io.tmp.dirs: " + folder.resolve("flink-tmp"),
            "rest.bind-port: 0",
            // A restart would repeat output, and the run would not count anyway.
            "restart-strategy.type: none",
            "taskmanager.memory.network.min: 64mb",
            "taskmanager.memory.network.max: 64mb");
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
