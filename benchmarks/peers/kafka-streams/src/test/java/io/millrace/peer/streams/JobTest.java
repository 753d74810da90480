package io.millrace.peer.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.load.audit.AuditReport;
import io.millrace.load.oracle.Rung;
import io.millrace.load.workload.Topics;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.trial.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(300)
@SuppressWarnings("try") // A job is there to run.
class JobTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static Trial trial;

  @TempDir private Path folder;

  @BeforeAll
  static void fill() {
    Clicks.limitStringLength();
    trial = Trial.start();
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  private Job start(Topics topics, String run, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("--workFolder=" + folder.resolve(run));
    return Job.start(
        CommandLine.populateCommand(
            new StreamsOptions(), trial.arguments(topics, all.toArray(new String[0]))));
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
  @CsvSource({"MEMORY,AT_LEAST_ONCE", "ROCKSDB,AT_LEAST_ONCE", "MEMORY,EXACTLY_ONCE"})
  void doesTheWholeJob(String stores, String guarantee) {
    Topics topics = trial.createOutputs();
    try (Job job =
        start(topics, "run", "--parallelism=2", "--stores=" + stores, "--guarantee=" + guarantee)) {
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
    try (Job job = start(topics, "run", "--stores=MEMORY", "--rung=" + rung)) {
      awaitClean(topics, rung);
    }
    AuditReport report = trial.audit(topics, rung);
    assertThat(report.clean()).as(report.toTable()).isTrue();
  }

  @Test
  void goesOnFromItsChangelogsWhereItWasStopped() {
    Topics topics = trial.createOutputs();
    try (Job job = start(topics, "first", "--stores=MEMORY")) {
      await().atMost(PATIENCE).until(() -> !trial.read(topics.aggregates()).isEmpty());
    }
    assertThat(trial.audit(topics, Rung.J5).clean()).as("stopped in the middle").isFalse();
    removeMembers(Trial.group(topics));
    try (Job job = start(topics, "second", "--stores=ROCKSDB")) {
      awaitClean(topics, Rung.J5);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void deletesInternalTopicsIfToldSo(boolean told) {
    Topics topics = trial.createOutputs();
    String group = Trial.group(topics);
    String[] more = told ? new String[] {"--deleteInternalTopics"} : new String[0];
    try (Job job = start(topics, "run", more)) {
      await().atMost(PATIENCE).until(() -> !internalTopics(group).isEmpty());
    }
    assertThat(internalTopics(group).isEmpty()).isEqualTo(told);
  }

  private static Set<String> internalTopics(String group) {
    Set<String> topics = new HashSet<>(Job.await(trial.kafka().admin().listTopics().names()));
    topics.removeIf(topic -> !topic.startsWith(group));
    return topics;
  }

  /** Threads that stop stay members until their session ends, and the next ones wait for that. */
  private static void removeMembers(String group) {
    Job.await(
        trial
            .kafka()
            .admin()
            .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
            .all());
  }
}
