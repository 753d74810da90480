package io.millrace.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of a Flink that runs in this JVM, written where {@code --flinkConfDir} finds
 * it.
 */
final class EmbeddedFlink {
  private EmbeddedFlink() {}

  /**
   * Writes the configuration.
   *
   * @param folder everything Flink writes goes here
   * @return the folder for {@code --flinkConfDir}
   */
  static Path configure(Path folder) {
    Path configuration = folder.resolve("flink-conf");
    List<String> lines =
        List.of(
            // Without a directory checkpoints go through the JobManager's heap, and stop at 5 MB.
            "state.checkpoints.dir: " + folder.resolve("checkpoints").toUri(),
            "state.backend.type: hashmap",
            "io.tmp.dirs: " + folder.resolve("flink-tmp"),
            "rest.bind-port: 0",
            "restart-strategy.type: failure-rate",
            "restart-strategy.failure-rate.max-failures-per-interval: 5",
            "restart-strategy.failure-rate.failure-rate-interval: 10 min",
            "restart-strategy.failure-rate.delay: 1 s",
            "taskmanager.memory.network.min: 64mb",
            "taskmanager.memory.network.max: 64mb",
            "execution.job-listeners: " + SubmittedJob.class.getName(),
            "metrics.reporters: live",
            "metrics.reporter.live.factory.class: " + LiveMetrics.Factory.class.getName());
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
