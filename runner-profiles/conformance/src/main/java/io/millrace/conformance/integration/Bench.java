package io.millrace.conformance.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.launch.Launcher;
import io.millrace.launch.RunnerProfile;
import io.millrace.load.audit.Audit;
import io.millrace.load.audit.AuditReport;
import io.millrace.load.audit.Mode;
import io.millrace.load.pace.Progress;
import io.millrace.load.send.Manifest;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import io.millrace.local.LocalKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A runner, and a broker that all tests share: each with topics of its own. */
final class Bench implements AutoCloseable {
  private static final String IDLE_TIMEOUT = "PT2S";

  private final RunnerProfile profile;
  private LocalKafka kafka;

  Bench(RunnerProfile profile) {
    this.profile = profile;
  }

  RunnerProfile profile() {
    return profile;
  }

  /** The broker; started for the first test that needs it. */
  synchronized LocalKafka kafka() {
    if (kafka == null) {
      kafka = LocalKafka.start();
    }
    return kafka;
  }

  String bootstrapServers() {
    return kafka().bootstrapServers();
  }

  /** The default workload, but for these fields, for a pipeline that {@link #run} starts. */
  static Workload workload(String... overrides) {
    List<String> all = new ArrayList<>(List.of("pipeline.idleTimeout=" + IDLE_TIMEOUT));
    all.addAll(List.of(overrides));
    return WorkloadFile.parse("", all);
  }

  /** Runs the flagship on these topics until it is idle, unless the arguments say otherwise. */
  Outcome run(Topics topics, String... arguments) {
    return run(profile, topics, arguments);
  }

  /** Runs the flagship under a profile that stands for this bench's. */
  Outcome run(RunnerProfile standIn, Topics topics, String... arguments) {
    List<String> usual =
        List.of(
            "--bootstrapServers=" + bootstrapServers(),
            "--inputTopic=" + topics.raw(),
            "--referenceTopic=" + topics.profiles(),
            "--outputTopic=" + topics.enriched(),
            "--aggregateTopic=" + topics.aggregates(),
            "--deadLetterTopic=" + topics.deadLetters(),
            "--consumerGroup=" + group(topics),
            "--idleTimeout=" + IDLE_TIMEOUT,
            "--stopWhenIdle=PT2S");
    List<String> all = new ArrayList<>(List.of(arguments));
    for (String argument : usual) {
      String name = argument.substring(0, argument.indexOf('=') + 1);
      if (all.stream().noneMatch(given -> given.startsWith(name))) {
        all.add(argument);
      }
    }
    return launch(standIn, all.toArray(new String[0]));
  }

  /** The consumer group of a run on these topics. */
  static String group(Topics topics) {
    return "reads-" + topics.raw() + "-for-" + topics.enriched();
  }

  /** Runs the launcher with nothing but these arguments. */
  Outcome launch(String... arguments) {
    return launch(profile, arguments);
  }

  private static Outcome launch(RunnerProfile profile, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Launcher.run(
            profile,
            arguments,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Audits what a run made of a load on these topics. */
  AuditReport audit(Manifest load, Topics topics, Mode mode) {
    return Audit.run(
        bootstrapServers(), load.workload(), topics, Audit.options(load, mode), Progress.none());
  }

  @Override
  public synchronized void close() {
    if (kafka != null) {
      kafka.close();
    }
  }
}
