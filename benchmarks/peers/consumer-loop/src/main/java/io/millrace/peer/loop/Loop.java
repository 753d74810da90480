package io.millrace.peer.loop;

import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The threads of a running loop. */
final class Loop implements AutoCloseable {
  /** Longer than a producer tries to deliver. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CompletionService<Void> ended = new ExecutorCompletionService<>(threads);
  private final StopSignal stop = new StopSignal();

  private Loop() {}

  /**
   * Starts all threads.
   *
   * @throws IllegalArgumentException if there would be one without a partition
   */
  static Loop start(JobOptions options) {
    int partitions = partitions(options);
    if (options.parallelism() > partitions) {
      throw new IllegalArgumentException(
          options.parallelism() + " threads for the " + partitions + " partitions are too many");
    }
    Loop loop = new Loop();
    try {
      loop.submit(options);
      return loop;
    } catch (RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  private static int partitions(JobOptions options) {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers()))) {
      String topic = options.inputTopic();
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .get(topic)
          .partitions()
          .size();
    }
  }

  private void submit(JobOptions options) {
    Rung rung = options.rung();
    Profiles profiles = null;
    if (rung.reaches(Rung.J4)) {
      profiles = Profiles.read(options, stop);
      start(profiles);
    }
    Exchange exchange = new Exchange(options.parallelism());
    for (int index = 0; index < options.parallelism(); index++) {
      Share share = new Share(index, options.parallelism());
      start(
          switch (rung) {
            case J0 -> new ByteCopy(options, share, stop);
            case J1 -> new RecodeRecords(options, share, stop);
            case J2 -> new CheckRecords(options, share, stop);
            case J3, J4, J5 -> new KeepShards(options, share, exchange, profiles, stop);
          });
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It comes back from the completion service.
  private void start(Callable<Void> work) {
    ended.submit(work);
  }

  /** Waits until the first thread ends, which none does by itself unless it fails. */
  void awaitEnd() throws ExecutionException, InterruptedException {
    ended.take().get();
  }

  /** Stops all threads, after what they are at, and waits for them. */
  @Override
  public void close() {
    stop.give();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "threads still run " + PATIENCE + " after they were stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
