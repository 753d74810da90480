package io.millrace.benchmark.latency;

import io.millrace.benchmark.guard.ClientLog;
import io.millrace.benchmark.guard.Parity;
import io.millrace.benchmark.guard.Surroundings;
import io.millrace.benchmark.measure.Slices;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.run.Broker;
import io.millrace.benchmark.run.Due;
import io.millrace.benchmark.run.Input;
import io.millrace.benchmark.run.OutputAudit;
import io.millrace.benchmark.run.RecordTable;
import io.millrace.benchmark.run.RunResult.End;
import io.millrace.benchmark.run.RunningSystem;
import io.millrace.benchmark.run.RunningSystem.Job;
import io.millrace.benchmark.run.RunningSystem.Observed;
import io.millrace.benchmark.run.RunningSystem.Place;
import io.millrace.benchmark.run.Site;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.Setting;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.audit.Audit;
import io.millrace.load.audit.AuditedInput;
import io.millrace.load.audit.Mode;
import io.millrace.load.oracle.Expectation;
import io.millrace.load.oracle.Rung;
import io.millrace.load.pace.Progress;
import io.millrace.load.pace.WallClock;
import io.millrace.load.send.LoadRun;
import io.millrace.load.send.Preset;
import io.millrace.load.send.SendOptions;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Pipeline;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * One system under an open loop, once: fresh topics, a JVM of its own, a load in real time, an
 * audit.
 *
 * <p>The scenario says how a system is started (layout, heap, checkpoints), how long its outputs
 * must stand still at the end and how long a run may take, and gives the workload: rate, number of
 * records and event time are replaced, so that event time is the time of day. Its windows should be
 * short, as a window gives one independent value: {@code pipeline.windowSize=PT1S}, {@code
 * pipeline.maxDisorder=PT2S}, {@code pipeline.allowedLateness=PT2S}, {@code
 * pipeline.deduplicationHorizon=PT20S}, {@code duplicates.meanDelay=PT4S} and {@code
 * disorder.beyondSpread=PT40S}.
 */
public final class OpenLoopRun {
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  /**
   * Of the generator. With none each record is a request, and the broker, busy with these, delays
   * what is measured by more than this wait does, which is part of the latency like any other.
   */
  private static final Map<String, String> LINGER = Map.of("linger.ms", "1");

  private final Place place;
  private final OutputAudit audit;
  private final SendOptions options;
  private final Parity parity = Parity.ofAll();

  /** Runs on this broker. */
  public OpenLoopRun(Broker broker, Scenario scenario, Site site, OutputAudit audit) {
    this(broker, scenario, site, audit, LINGER);
  }

  /** Runs with other properties of the generator's clients. */
  OpenLoopRun(
      Broker broker,
      Scenario scenario,
      Site site,
      OutputAudit audit,
      Map<String, String> generatorProperties) {
    this.place = new Place(broker, scenario, site);
    this.audit = audit;
    // How late it may be depends on what is measured, which is known afterwards.
    this.options =
        new SendOptions(Preset.DURABLE, generatorProperties, Optional.empty(), Duration.ofDays(1));
  }

  /**
   * Runs a system.
   *
   * @param name of the run, used once in a series: that of its folder, its consumer group, and in
   *     front of its topics' names
   * @param progress told of the load's progress, mostly by a thread of its own
   */
  public Passage of(
      String name, SystemUnderTest system, Setting setting, OfferedLoad load, Progress progress)
      throws IOException, ExecutionException, InterruptedException {
    Broker broker = place.broker();
    Topics topics = Topics.withPrefix(name + ".");
    Workload anytime = workload(load, Instant.now());
    // How many events must come out does not depend on when the load begins.
    Expectation expectation = Expectation.of(new Sequence(anytime), progress);
    new LoadRun(broker.bootstrapServers(), anytime, topics, options).prepare(progress);
    Job job = new Job(name, setting, topics, anytime.pipeline());
    WallClock clock = WallClock.system();
    Drift drift = new Drift(clock);
    OpenLoop loop;
    Observed observed;
    RunningSystem running = RunningSystem.start(place, system, job, ReadingLog.FLAGS);
    try (running) {
      awaitReading(running, topics, anytime.partitions());
      loop = new OpenLoop(broker.bootstrapServers(), topics, options, clock, progress);
      observed =
          loop.run(
              begin -> workload(load, begin),
              () ->
                  running.observe(
                      due(expectation, setting.rung(), topics),
                      quiet(setting, anytime.pipeline()),
                      sample -> {}));
    }
    long moved = drift.micros();
    AuditedInput audited =
        AuditedInput.read(
            broker.bootstrapServers(),
            loop.manifest().workload(),
            topics.raw(),
            Audit.options(loop.manifest(), Mode.EXACTLY_ONCE),
            progress);
    OutputAudit.Verdict verdict =
        audit.of(
            broker.bootstrapServers(),
            new Input(loop.manifest(), expectation, audited),
            topics,
            setting);
    Files.writeString(running.folder().resolve("audit.txt"), verdict.text());
    broker.admin().deleteTopics(topics.all()).all().get();
    Measurement seen = loop.measure(load);
    List<String> faults = new ArrayList<>();
    if (observed.end() != End.QUIET) {
      faults.add(observed.end().text());
    }
    if (!verdict.clean()) {
      faults.add("the audit is not clean");
    }
    loop.manifest().invalid().forEach(reason -> faults.add(Faults.SENDING + reason));
    faults.addAll(Faults.of(seen, loop.unmatched(), moved));
    faults.addAll(parity.breaches(ClientLog.of(running.log()), name));
    Passage passage =
        seen.passage(load, faults, noise(running, observed), verdict.clean(), verdict.line());
    RecordTable.write(running.folder().resolve("samples.csv"), Sample.class, observed.samples());
    RecordTable.write(running.folder().resolve("lag.csv"), LagPoint.class, passage.lag());
    return passage;
  }

  private Workload workload(OfferedLoad load, Instant begin) {
    Scenario scenario = place.scenario();
    return scenario
        .workload(place.site().root(), scenario.recordsOf(Scenario.DEFAULT))
        .inRealTime(load.perSecond(), load.whole(), begin);
  }

  /** Totals apart: how many there are depends on where in a window the load begins. */
  private static Due due(Expectation expectation, Rung rung, Topics topics) {
    return new Due(
        Map.of(
            topics.enriched(), expectation.outputsAtLeast(rung),
            topics.deadLetters(), expectation.deadLettersAtLeast(rung)));
  }

  /** The last windows close when the partitions have been idle, a while after that. */
  private Duration quiet(Setting setting, Pipeline pipeline) {
    Duration quiet = place.scenario().quiet(setting.guarantee());
    return setting.rung().totals()
        ? quiet.plus(pipeline.windowSize()).plus(pipeline.maxDisorder())
        : quiet;
  }

  /**
   * Waits for the system. One that ends, or does not say that it reads, is found out by what comes
   * after: no result, or none before the measured part.
   */
  private static void awaitReading(RunningSystem running, Topics topics, int partitions)
      throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + LONGEST_START.toNanos();
    while (!ReadingLog.readsAll(running.log(), topics.raw(), partitions)
        && System.nanoTime() - giveUp < 0
        && !running.hasEndedWithin(PERIOD)) {
      // The condition waits.
    }
  }

  private List<String> noise(RunningSystem running, Observed observed) {
    List<Sample> active = Slices.active(observed.samples());
    return active.size() < 2
        ? List.of()
        : Surroundings.of(active, place.site().cores(), running.cores().size()).breaches();
  }
}
