package io.millrace.peer.streams;

import io.millrace.peer.clickstream.JobOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** The running job, with what it needs beside Kafka Streams. */
final class Job implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final StreamsOptions options;
  private final Admin admin;
  private final InputEnds ends;
  private final KafkaStreams streams;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Job(StreamsOptions options, Admin admin, int partitions) {
    this.options = options;
    this.admin = admin;
    this.ends = new InputEnds(admin, options.job(), partitions);
    this.streams =
        new KafkaStreams(
            new ClickTopology(options, partitions, ends).build(), StreamsProperties.of(options));
  }

  /** Starts everything. */
  static Job start(StreamsOptions options) {
    JobOptions job = options.job();
    Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, job.bootstrapServers()));
    try {
      String topic = job.inputTopic();
      int partitions =
          await(admin.describeTopics(List.of(topic)).allTopicNames())
              .get(topic)
              .partitions()
              .size();
      Job started = new Job(options, admin, partitions);
      started.run();
      return started;
    } catch (RuntimeException e) {
      admin.close();
      throw e;
    }
  }

  private void run() {
    streams.setUncaughtExceptionHandler(
        error -> {
          failure.compareAndSet(null, error);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.setStateListener(
        (state, before) -> {
          if (state.hasCompletedShutdown()) {
            ended.countDown();
          }
        });
    ends.follow();
    streams.start();
  }

  /**
   * Waits until the job has ended.
   *
   * @throws IllegalStateException if it has failed
   */
  void awaitEnd() throws InterruptedException {
    ended.await();
    if (failure.get() != null) {
      throw new IllegalStateException("the job has failed", failure.get());
    }
  }

  /** Stops the job; doing so twice is no error. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    boolean stopped = streams.close(PATIENCE);
    ends.close();
    if (options.deletesInternalTopics()) {
      String prefix = options.job().consumerGroup() + "-";
      await(
          admin
              .deleteTopics(
                  await(admin.listTopics().names()).stream()
                      .filter(topic -> topic.startsWith(prefix))
                      .filter(
                          topic -> topic.endsWith("-repartition") || topic.endsWith("-changelog"))
                      .toList())
              .all());
    }
    admin.close();
    if (!stopped) {
      throw new IllegalStateException("the job still runs " + PATIENCE + " after it was stopped");
    }
  }

  /**
   * The result.
   *
   * @throws CompletionException if there is none
   */
  static <T> T await(KafkaFuture<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
