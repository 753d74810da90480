package io.millrace.rungs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.launch.Launcher;
import io.millrace.load.audit.Audit;
import io.millrace.load.audit.AuditReport;
import io.millrace.load.audit.Mode;
import io.millrace.load.oracle.Rung;
import io.millrace.load.pace.Progress;
import io.millrace.load.send.Manifest;
import io.millrace.load.send.Preload;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.WorkloadFile;
import io.millrace.local.LocalKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class MainTest {
  private static final Topics INPUT = Topics.defaults();

  private static LocalKafka kafka;
  private static Manifest load;

  @BeforeAll
  static void fill() {
    kafka = LocalKafka.start();
    load =
        new Preload(
                kafka.bootstrapServers(),
                WorkloadFile.parse("", List.of("records=5000", "keys.users=300")),
                INPUT,
                Map.of())
            .run(Progress.none());
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "J5")
  void doesItsPartAndNoMore(Rung rung) {
    Topics names = Topics.withPrefix(rung + ".");
    Topics topics =
        new Topics(
            INPUT.raw(),
            INPUT.profiles(),
            names.enriched(),
            names.aggregates(),
            names.deadLetters());
    kafka.createTopic(topics.enriched(), 12);
    kafka.createTopic(topics.aggregates(), 3);
    kafka.createTopic(topics.deadLetters(), 3);
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exitCode =
        run(
            err,
            "--rung=" + rung,
            "--bootstrapServers=" + kafka.bootstrapServers(),
            "--inputTopic=" + topics.raw(),
            "--referenceTopic=" + topics.profiles(),
            "--outputTopic=" + topics.enriched(),
            "--aggregateTopic=" + topics.aggregates(),
            "--deadLetterTopic=" + topics.deadLetters(),
            "--consumerGroup=" + rung,
            "--stopWhenIdle=PT2S");

    assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Launcher.OK);
    AuditReport report =
        Audit.run(
            kafka.bootstrapServers(),
            load.workload(),
            topics,
            Audit.options(load, Mode.EXACTLY_ONCE).withRung(rung),
            Progress.none());
    assertThat(report.clean()).as(report.toTable()).isTrue();
  }

  @Test
  void refusesARungThatDoesNotExist() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    assertThat(run(err, "--rung=J6")).isEqualTo(Launcher.WRONG_OPTIONS);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--rung=J6 must be one of [J0, J1, J2, J3, J4, J5]");
  }

  private static int run(ByteArrayOutputStream err, String... args) {
    return Main.run(
        args,
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
