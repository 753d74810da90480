package io.millrace.peer.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.load.audit.AuditReport;
import io.millrace.load.oracle.Rung;
import io.millrace.load.workload.Topics;
import io.millrace.peer.trial.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class JobTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static Trial trial;

  @BeforeAll
  static void fill() {
    trial = Trial.start();
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  static Stream<Arguments> allParts() {
    return Stream.of(Variant.values())
        .flatMap(variant -> rungs(variant).map(rung -> Arguments.of(variant, rung)));
  }

  /** Of variants with stages in common, the rungs on which they read, split or write otherwise. */
  private static Stream<Rung> rungs(Variant variant) {
    return variant == Variant.IDIOMATIC
        ? Stream.of(Rung.values())
        : Stream.of(Rung.J1, Rung.J2, Rung.J5);
  }

  @ParameterizedTest
  @MethodSource("allParts")
  void doesItsPartOfTheJob(Variant variant, Rung rung, @TempDir Path folder) {
    Topics topics = trial.createOutputs();
    try (TestJob job =
        TestJob.start(
            variant,
            DeliveryGuarantee.AT_LEAST_ONCE,
            folder,
            Optional.empty(),
            trial.arguments(topics, "--parallelism=2", "--rung=" + rung))) {
      awaitClean(job, topics, rung);
    }
    AuditReport report = trial.audit(topics, rung);
    assertThat(report.clean()).as(report.toTable()).isTrue();
    if (rung == Rung.J5) {
      assertThat(report.balance().late()).as("late clicks").isPositive();
      assertThat((long) trial.read(topics.aggregates()).size())
          .as("totals, corrections among them")
          .isGreaterThan(report.balance().totals());
    }
  }

  /**
   * What was written since the last checkpoint is taken back, so that a state with anything more or
   * less in it than was read before it shows in the output.
   */
  @ParameterizedTest
  @EnumSource(Variant.class)
  void goesOnFromACheckpoint(Variant variant, @TempDir Path first, @TempDir Path second) {
    Topics topics = trial.createOutputs();
    String[] arguments = trial.arguments(topics, "--parallelism=2");
    Optional<Path> checkpoint;
    try (TestJob job =
        TestJob.start(
            variant, DeliveryGuarantee.EXACTLY_ONCE, first, Optional.empty(), arguments)) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> job.hasEnded() || !trial.read(topics.enriched()).isEmpty());
      checkpoint = job.checkpoint();
    }
    assertThat(checkpoint).as("a checkpoint").isPresent();
    assertThat(trial.audit(topics, Rung.J5).clean()).as("all was done before the end").isFalse();
    try (TestJob job =
        TestJob.start(variant, DeliveryGuarantee.EXACTLY_ONCE, second, checkpoint, arguments)) {
      awaitClean(job, topics, Rung.J5);
    }
  }

  private static void awaitClean(TestJob job, Topics topics, Rung rung) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(job.hasEnded()).as("the job has failed").isFalse();
              AuditReport report = trial.audit(topics, rung);
              assertThat(report.clean()).as(report.toTable()).isTrue();
            });
  }
}
