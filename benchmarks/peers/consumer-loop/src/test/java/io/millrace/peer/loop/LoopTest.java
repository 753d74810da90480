package io.millrace.peer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.load.audit.AuditReport;
import io.millrace.load.oracle.Rung;
import io.millrace.load.sequence.Kind;
import io.millrace.load.workload.Topics;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.trial.Trial;
import io.millrace.peer.trial.Trial.Coordinates;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(300)
@SuppressWarnings("try") // A loop is there to run.
class LoopTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Trial trial;
  private static Map<Coordinates, Kind> kinds;

  @BeforeAll
  static void fill() {
    trial = Trial.start();
    kinds = trial.input();
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  private static Loop start(Topics topics, String... more) {
    return Loop.start(CommandLine.populateCommand(new JobOptions(), trial.arguments(topics, more)));
  }

  private static void awaitClean(Topics topics, Rung rung) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              AuditReport report = trial.audit(topics, rung);
              assertThat(report.clean()).as(report.toTable()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void doesTheWholeJob(int parallelism) {
    Topics topics = trial.createOutputs();
    try (Loop loop = start(topics, "--parallelism=" + parallelism)) {
      awaitClean(topics, Rung.J5);
    }
    AuditReport report = trial.audit(topics, Rung.J5);
    assertThat(report.clean()).as(report.toTable()).isTrue();
    assertThat(report.balance().late()).as("late clicks").isPositive();
    assertThat((long) trial.read(topics.aggregates()).size())
        .as("totals, corrections among them")
        .isGreaterThan(report.balance().totals());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "J5")
  void doesAPartOfTheJob(Rung rung) {
    Topics topics = trial.createOutputs();
    try (Loop loop = start(topics, "--parallelism=2", "--rung=" + rung)) {
      awaitClean(topics, rung);
    }
    AuditReport report = trial.audit(topics, rung);
    assertThat(report.clean()).as(report.toTable()).isTrue();
  }

  @Test
  void refusesMoreThreadsThanPartitions() {
    Topics topics = trial.createOutputs();
    assertThatThrownBy(() -> start(topics, "--parallelism=3").close())
        .hasMessageContaining("3 threads for the 2 partitions");
  }

  @Test
  void commitsOnlyWhatIsWritten() {
    Topics topics = trial.createOutputs();
    try (Loop loop = start(topics, "--parallelism=2")) {
      Map<TopicPartition, Long> committed =
          await().atMost(PATIENCE).until(() -> committed(topics), offsets -> !offsets.isEmpty());
      Set<Coordinates> written = new HashSet<>();
      trial.read(topics.enriched()).forEach(output -> written.add(Coordinates.in(output)));
      trial.read(topics.deadLetters()).forEach(output -> written.add(Coordinates.in(output)));
      Set<Coordinates> due = new HashSet<>(kinds.keySet());
      due.removeIf(input -> kinds.get(input).isCopy() || !isBefore(committed, topics, input));
      assertThat(due).as("originals before the committed offsets").isNotEmpty();
      due.removeAll(written);
      assertThat(due).as("of those, not written").isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"J0", "J2", "J3"})
  void endsAndCommitsNothingWhenAnOutputIsNotWritten(String rung) {
    Topics topics = trial.createOutputs();
    try (Loop loop = start(topics, "--rung=" + rung, "--maxRecordBytes=100")) {
      assertThatThrownBy(loop::awaitEnd)
          .hasRootCauseInstanceOf(RecordTooLargeException.class)
          .hasMessageContaining("an output was not written");
    }
    assertThat(committed(topics)).isEmpty();
  }

  private static boolean isBefore(
      Map<TopicPartition, Long> position, Topics topics, Coordinates input) {
    TopicPartition partition = new TopicPartition(topics.raw(), input.partition());
    return input.offset() < position.getOrDefault(partition, 0L);
  }

  private static Map<TopicPartition, Long> committed(Topics topics) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        trial
            .kafka()
            .admin()
            .listConsumerGroupOffsets(Trial.group(topics))
            .partitionsToOffsetAndMetadata()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return offsets.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
