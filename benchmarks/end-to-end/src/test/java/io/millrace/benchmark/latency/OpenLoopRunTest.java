package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.run.Broker;
import io.millrace.benchmark.run.ClickstreamAudit;
import io.millrace.benchmark.run.Site;
import io.millrace.benchmark.run.Stubs;
import io.millrace.benchmark.scenario.Guarantee;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.ScenarioFile;
import io.millrace.benchmark.scenario.Setting;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.oracle.Rung;
import io.millrace.load.pace.Progress;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The latency measurement, measured by delays that are known: real JVMs on a real broker. */
class OpenLoopRunTest {
  private static final System.Logger LOG = System.getLogger(OpenLoopRunTest.class.getName());
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int RATE = 1_000;
  private static final double MICROS = 1e6;
  private static final double TOLERANCE = 0.05;
  private static final Duration STALL = Duration.ofSeconds(2);
  private static final OfferedLoad LOAD =
      new OfferedLoad(RATE, Duration.ofSeconds(2), Duration.ofSeconds(8));
  private static final Setting SETTING = new Setting(Rung.J0, Guarantee.AT_LEAST_ONCE, 1);

  /** Far above what is offered, so that a backlog is gone at once. */
  private static final int FAST = 100_000;

  /** So little room that a generator whose broker stands still has to wait with the next record. */
  private static final Map<String, String> LITTLE_ROOM =
      Map.of("buffer.memory", "131072", "batch.size", "8192");

  @TempDir private static Path folder;
  private static Broker broker;
  private static Stubs stubs;

  @BeforeAll
  static void start() throws IOException {
    broker = Broker.start(folder);
    stubs = new Stubs(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    broker.close();
  }

  private static Passage run(
      String name,
      SystemUnderTest system,
      OfferedLoad load,
      Map<String, String> generatorProperties,
      Progress progress)
      throws Exception {
    Scenario scenario =
        ScenarioFile.scenario(
            """
            name: stubs
            claims: false
            layout: SHARED
            workload: {name: default, overrides: [keys.users=100]}
            records: {default: 1000}
            seed: 1
            systems: [stub]
            baseline: stub
            rungs: [J0]
            guarantees: [AT_LEAST_ONCE]
            parallelism: [1]
            repetitions: {blocks: 1, atMost: 1, cpuWithin: 0.03, speedWithin: 0.05}
            heap: 64m
            checkpointMillis: 1000
            quietSeconds: 1
            limitSeconds: 60
            """);
    Site site = new Site(ROOT, folder.resolve("runs"), Runtime.getRuntime().availableProcessors());
    return new OpenLoopRun(broker, scenario, site, new ClickstreamAudit(), generatorProperties)
        .of(name, system, SETTING, load, progress);
  }

  @Test
  void showsAStallOfTheBrokerThatHoldsTheGeneratorUp() throws Exception {
    StallOnce stall = new StallOnce(broker::pids, STALL);
    Passage passage =
        run("broker-stalls", stubs.stub(FAST, 0, Stubs.POLL), LOAD, LITTLE_ROOM, stall);
    log(stall, passage);

    assertPredicted(passage.enriched(), stall, 0.99, TOLERANCE);
    assertPredicted(passage.enriched(), stall, 0.95, 2 * TOLERANCE);
    // Counted from the actual sending, only what was in flight has met the stall.
    assertThat(passage.naive().getValueAtPercentile(90))
        .isLessThan(passage.enriched().getValueAtPercentile(90) / 2);
    assertThat(passage.sendDelay().getValueAtPercentile(99) / MICROS)
        .isGreaterThan(0.8 * STALL.toSeconds());
    assertThat(passage.faults())
        .anyMatch(fault -> fault.startsWith("the generator did not keep up"));
    assertThat(LatencyFigures.of(List.of(passage))).isEmpty();
  }

  @Test
  void showsAStallOfTheSystem() throws Exception {
    StallOnce stall = new StallOnce(OpenLoopRunTest::stubPids, STALL);
    Passage passage = run("system-stalls", stubs.stub(FAST, 0, Stubs.POLL), LOAD, Map.of(), stall);
    log(stall, passage);

    // On a busy machine the generator may have been held up a little, too.
    assertThat(passage.faults()).allMatch(fault -> fault.startsWith("the generator"));
    assertThat(LatencyFigures.of(List.of(passage)).isPresent()).isEqualTo(passage.valid());
    assertThat(passage.audited()).isTrue();
    assertPredicted(passage.enriched(), stall, 0.99, TOLERANCE);
    assertPredicted(passage.enriched(), stall, 0.95, 2 * TOLERANCE);
    assertThat(passage.negative()).isZero();
    assertThat(passage.enriched().getTotalCount()).isEqualTo(LOAD.length().toSeconds() * RATE);
    LagPoint most = passage.lag().stream().max(Comparator.comparing(LagPoint::records)).get();
    assertThat((double) most.records())
        .isCloseTo(stall.seconds() * RATE, Percentage.withPercentage(15));
    assertThat(passage.lag().get(passage.lag().size() - 1).records()).isLessThan(RATE / 5);
  }

  private static void log(StallOnce stall, Passage passage) {
    LOG.log(Level.INFO, "stood still for {0} s; {1}", stall.seconds(), passage.faults());
    for (double percentile : new double[] {50, 70, 90, 95, 99}) {
      LOG.log(
          Level.INFO,
          "p{0} {1} s, naive {2} s",
          percentile,
          passage.enriched().getValueAtPercentile(percentile) / MICROS,
          passage.naive().getValueAtPercentile(percentile) / MICROS);
    }
  }

  /**
   * Of records that are due evenly over so long, those that were due in the stall, a quarter, wait
   * for its end, and then take at most as long as the others do, and what the backlog before them
   * takes besides.
   *
   * @param tolerance for that backlog, and the rest, as a share of the stall
   */
  private static void assertPredicted(
      Histogram latency, StallOnce stall, double quantile, double tolerance) {
    double undisturbed = latency.getValueAtPercentile(70) / MICROS;
    double waited = stall.seconds() - (1 - quantile) * LOAD.length().toSeconds();
    double room = tolerance * stall.seconds();
    assertThat(latency.getValueAtPercentile(100 * quantile) / MICROS)
        .as("quantile %s", quantile)
        .isBetween(waited - room, waited + undisturbed + room);
  }

  /** Of what this process has started, the broker is the other one. */
  private static List<Long> stubPids() {
    return ProcessHandle.current()
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .map(ProcessHandle::pid)
        .filter(pid -> !broker.pids().contains(pid))
        .toList();
  }

  @Test
  void callsASlowGeneratorSlow() throws Exception {
    OfferedLoad impossible =
        new OfferedLoad(100_000, Duration.ofMillis(100), Duration.ofMillis(200));
    Passage passage =
        run(
            "too-fast",
            stubs.stub(10_000_000, 0, Stubs.POLL),
            impossible,
            // The sending thread compresses.
            Map.of("compression.type", "gzip", "compression.gzip.level", "9"),
            Progress.none());

    assertThat(passage.faults())
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .matches(
                        "the generator did not keep up: 99\\.9 % of the records were sent within"
                            + " [\\d,]+ us, not [\\d,]+ us"));
    assertThat(LatencyFigures.of(List.of(passage))).isEmpty();
  }

  @Test
  void hasNoFigureOfALossySystem() throws Exception {
    OfferedLoad shorter = new OfferedLoad(RATE, Duration.ofSeconds(1), Duration.ofSeconds(2));
    Passage passage =
        run("lossy", stubs.stub(FAST, 1_000, Stubs.POLL), shorter, Map.of(), Progress.none());

    assertThat(passage.faults()).contains("the audit is not clean");
    assertThat(passage.audited()).isFalse();
    assertThat(LatencyFigures.of(List.of(passage))).isEmpty();
  }
}
