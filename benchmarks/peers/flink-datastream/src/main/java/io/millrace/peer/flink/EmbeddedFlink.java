package io.millrace.peer.flink;

import io.millrace.peer.clickstream.FlinkSettings;
import io.millrace.peer.clickstream.JobOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The Flink in this JVM. */
final class EmbeddedFlink {
  private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(20);

  private EmbeddedFlink() {}

  /** An environment that writes to this folder only. */
  static StreamExecutionEnvironment environment(JobOptions options, Path folder) {
    try {
      Files.createDirectories(folder.resolve("flink-tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    Configuration configuration = Configuration.fromMap(FlinkSettings.embedded(folder));
    // Whatever has no serializer of its own would silently be slow.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(options.parallelism(), configuration);
    environment.enableCheckpointing(
        options.checkpointingInterval().toMillis(), CheckpointingMode.EXACTLY_ONCE);
    ExecutionConfig config = environment.getConfig();
    config.enableObjectReuse();
    config.setAutoWatermarkInterval(WATERMARK_INTERVAL.toMillis());
    return environment;
  }
}
