package io.millrace.conformance.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.conformance.integration.TopicContents.Source;
import io.millrace.launch.Launcher;
import io.millrace.load.audit.AuditReport;
import io.millrace.load.audit.Mode;
import io.millrace.load.pace.Progress;
import io.millrace.load.send.LoadRun;
import io.millrace.load.send.Manifest;
import io.millrace.load.send.Preload;
import io.millrace.load.send.SendOptions;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost when a job fails, or is stopped and started again, while records come in. */
@ExtendWith(BenchExtension.class)
@Tag(Features.CHECKPOINTS)
@Timeout(300)
class RestartTest {
  private static final String CHECKPOINTS = "--checkpointingInterval=500";
  private static final int PARTITIONS = 4;
  private static final long RECORDS = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A load of four seconds, in which no record is dropped or late, nor any partition empty. */
  private static Workload load() {
    return Bench.workload(
            "records=" + RECORDS,
            "partitions=" + PARTITIONS,
            "emptyPartitions=[]",
            "eventTime.span=PT20M",
            "duplicates.immediate=0",
            "duplicates.delayed=0",
            "duplicates.beyondHorizon=0",
            "disorder.lateBeyond=0")
        .withRate(5_000);
  }

  @Test
  void recoversFromAFailureByItself(Bench bench, @TempDir Path folder) throws Exception {
    Topics topics = Topics.withPrefix("failure.");
    CompletableFuture<Manifest> generator = generate(bench, topics);
    CompletableFuture<Outcome> job =
        CompletableFuture.supplyAsync(() -> bench.run(topics, CHECKPOINTS, properties(folder)));
    awaitCommits(bench, topics, job, 1);
    FailingPartitioner.failOnce();

    Outcome outcome = job.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(FailingPartitioner.hasFailed()).isTrue();
    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(Launcher.OK);
    AuditReport report = bench.audit(generator.get(), topics, Mode.AT_LEAST_ONCE);
    assertThat(report.clean()).as("%s%s", report.toTable(), outcome).isTrue();
    assertThat(report.balance().late()).isZero();
  }

  @Test
  void endsThoughItFailedWhenAllWasRead(Bench bench, @TempDir Path folder) throws Exception {
    Topics topics = Topics.withPrefix("end.");
    Manifest manifest =
        new Preload(bench.bootstrapServers(), load().withRecords(2_000), topics, Map.of())
            .run(Progress.none());
    CompletableFuture<Outcome> job =
        CompletableFuture.supplyAsync(
            () -> bench.run(topics, CHECKPOINTS, properties(folder), "--idleTimeout=PT6S"));
    awaitCommits(bench, topics, job, 2_000);
    FailingPartitioner.failOnce(); // The last totals are still to be written.

    Outcome outcome = job.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(FailingPartitioner.hasFailed()).isTrue();
    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(Launcher.OK);
    AuditReport report = bench.audit(manifest, topics, Mode.AT_LEAST_ONCE);
    assertThat(report.clean()).as("%s%s", report.toTable(), outcome).isTrue();
  }

  private static String properties(Path folder) {
    Path file = folder.resolve("kafka.properties");
    try {
      Files.writeString(file, "partitioner.class=" + FailingPartitioner.class.getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "--kafkaProperties=" + file;
  }

  @Test
  void aSecondJobGoesOnWhereTheFirstWasStopped(Bench bench) throws Exception {
    Topics topics = Topics.withPrefix("stopped.");
    CompletableFuture<Manifest> generator = generate(bench, topics);
    StoppableProfile stoppable = new StoppableProfile(bench.profile());
    CompletableFuture<Outcome> first =
        CompletableFuture.supplyAsync(() -> bench.run(stoppable, topics, CHECKPOINTS));
    awaitCommits(bench, topics, first, 1);
    stoppable.stop();
    first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    long committed = committed(bench, topics);

    Outcome second = bench.run(topics, CHECKPOINTS);

    assertThat(second.exitCode()).as("%s", second).isEqualTo(Launcher.OK);
    assertThat(second.read()).isEqualTo(RECORDS - committed);
    Manifest manifest = generator.get();
    assertThat(sources(bench, topics)).isEqualTo(all(bench, topics));
    // Of the windows that were open at the stop, each job has totalled its own part.
    AuditReport report = bench.audit(manifest, topics, Mode.AT_LEAST_ONCE);
    assertThat(report.outputs())
        .filteredOn(verdict -> !verdict.topic().equals(topics.aggregates()))
        .as("%s", report.toTable())
        .hasSize(2)
        .allMatch(verdict -> verdict.clean());
  }

  private static CompletableFuture<Manifest> generate(Bench bench, Topics topics) {
    bench.kafka().createTopic(topics.raw(), PARTITIONS);
    bench.kafka().createTopic(topics.profiles(), 3);
    bench.kafka().createTopic(topics.enriched(), PARTITIONS);
    bench.kafka().createTopic(topics.aggregates(), 3);
    bench.kafka().createTopic(topics.deadLetters(), 3);
    LoadRun run = new LoadRun(bench.bootstrapServers(), load(), topics, SendOptions.defaults());
    return CompletableFuture.supplyAsync(() -> run.run(Progress.none()));
  }

  /** Waits for a checkpoint that has this many records in it, or more. */
  private static void awaitCommits(
      Bench bench, Topics topics, CompletableFuture<Outcome> job, long records) {
    await("offsets committed by a checkpoint")
        .atMost(PATIENCE)
        .failFast("the job has ended", job::isDone)
        .until(() -> committed(bench, topics) >= records);
  }

  private static long committed(Bench bench, Topics topics)
      throws ExecutionException, InterruptedException {
    return bench
        .kafka()
        .admin()
        .listConsumerGroupOffsets(Bench.group(topics))
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(offset -> offset.offset())
        .sum();
  }

  /** The offsets that any output came from, by input partition. */
  private static Map<Integer, Set<Long>> sources(Bench bench, Topics topics) {
    Map<Integer, Set<Long>> sources = new TreeMap<>();
    for (String topic : Set.of(topics.enriched(), topics.deadLetters())) {
      TopicContents.of(bench.bootstrapServers(), topic)
          .forEach(
              record -> {
                Source source = TopicContents.source(record);
                sources
                    .computeIfAbsent(source.partition(), none -> new TreeSet<>())
                    .add(source.offset());
              });
    }
    return sources;
  }

  /** All offsets of the input topic. */
  private static Map<Integer, Set<Long>> all(Bench bench, Topics topics) {
    Map<Integer, Set<Long>> all = new TreeMap<>();
    TopicContents.of(bench.bootstrapServers(), topics.raw())
        .forEach(
            record ->
                all.computeIfAbsent(record.partition(), none -> new TreeSet<>())
                    .add(record.offset()));
    return all;
  }
}
