package io.millrace.peer.flink;

import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.flink.write.KafkaSinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;

/** A job that runs until it is closed, and leaves its checkpoints. */
final class TestJob implements AutoCloseable {
  private final JobClient client;
  private final Path folder;

  private TestJob(JobClient client, Path folder) {
    this.client = client;
    this.folder = folder;
  }

  /**
   * Starts a job.
   *
   * @param folder an empty one
   * @param checkpoint to go on from
   */
  static TestJob start(
      Variant variant,
      DeliveryGuarantee guarantee,
      Path folder,
      Optional<Path> checkpoint,
      String... arguments) {
    Clicks.limitStringLength();
    JobOptions options = CommandLine.populateCommand(new JobOptions(), arguments);
    StreamExecutionEnvironment environment = EmbeddedFlink.environment(options, folder);
    Configuration more = new Configuration();
    more.setString(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    checkpoint.ifPresent(path -> more.setString("execution.savepoint.path", path.toString()));
    environment.configure(more);
    variant.addTo(environment, options, new KafkaSinks(options, guarantee));
    try {
      return new TestJob(environment.executeAsync(), folder);
    } catch (Exception e) { // As Flink declares it.
      throw new IllegalStateException("the job cannot be started", e);
    }
  }

  /** Whether it has ended by itself, or has failed. */
  boolean hasEnded() {
    return client.getJobExecutionResult().isDone();
  }

  /** The last checkpoint that was completed; none if there is none yet. */
  Optional<Path> checkpoint() {
    Path checkpoints = folder.resolve("checkpoints").resolve(client.getJobID().toHexString());
    if (!Files.isDirectory(checkpoints)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(checkpoints)) {
      return all.filter(path -> Files.exists(path.resolve("_metadata")))
          .max(Comparator.comparingInt(TestJob::number));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the checkpoints", e);
    }
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  /** Kills the job as a failure would, and waits for its end. */
  @Override
  public void close() {
    if (!hasEnded()) {
      client.cancel().join();
    }
    // A job that was cancelled has no other end than an exception.
    client.getJobExecutionResult().handle((result, failure) -> null).join();
  }
}
