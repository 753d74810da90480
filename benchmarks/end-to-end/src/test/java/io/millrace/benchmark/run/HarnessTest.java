package io.millrace.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.millrace.benchmark.measure.PairedRatio;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.observe.ThreadGroups;
import io.millrace.benchmark.result.Ratio;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Layout;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.ScenarioFile;
import io.millrace.benchmark.scenario.SystemUnderTest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The harness measured by systems that are known: real JVMs on a real broker, audited like any
 * other, on the rung that copies bytes.
 */
class HarnessTest {
  private static final System.Logger LOG = System.getLogger(HarnessTest.class.getName());
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int RATE = 5_000;
  private static final int FAST = 20_000;

  /** With 0.95 the test would fail in one of twenty times, as it must. */
  private static final double SURE_ENOUGH = 0.999;

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

  private static List<RunResult> run(
      String systems, int records, int blocks, Map<String, SystemUnderTest> known)
      throws IOException, ExecutionException, InterruptedException {
    List<RunResult> results = new ArrayList<>();
    run(Layout.SHARED, systems, records, blocks, known, new Collector(results, () -> {}));
    return results;
  }

  private static void run(
      Layout layout,
      String systems,
      int records,
      int blocks,
      Map<String, SystemUnderTest> known,
      SeriesListener listener)
      throws IOException, ExecutionException, InterruptedException {
    Scenario scenario =
        ScenarioFile.scenario(
            """
            name: stubs
            claims: false
            layout: %s
            workload: {name: default, overrides: [keys.users=100]}
            records: {default: %d}
            seed: 1
            systems: [%s]
            baseline: limited
            rungs: [J0]
            guarantees: [AT_LEAST_ONCE]
            parallelism: [1]
            repetitions: {blocks: %d, atMost: %d, cpuWithin: 0.03, speedWithin: 0.05}
            heap: 64m
            checkpointMillis: 1000
            quietSeconds: 1
            limitSeconds: 60
            """
                .formatted(layout, records, systems, blocks, blocks));
    Path output = Files.createTempDirectory(folder, "series");
    new Series(
            scenario,
            known,
            Plan.of(scenario, known, CORES),
            new Site(ROOT, output, CORES),
            new ClickstreamAudit(),
            Optional.empty())
        .run(broker, listener, () -> true);
  }

  @Test
  void findsARateThatIsKnownAndASystemAsFastAsItself() throws Exception {
    List<RunResult> runs =
        run("limited, limited", 35_000, 2, Map.of("limited", stubs.stub(RATE, 0, Stubs.POLL)));

    assertThat(runs).allMatch(RunResult::valid).hasSize(4);
    Ratio ratio = PairedRatio.of(speeds(runs, "limited"), speeds(runs, "limited-2"), SURE_ENOUGH);
    LOG.log(
        Level.INFO,
        "records/s {0} and {1}: {2}",
        speeds(runs, "limited"),
        speeds(runs, "limited-2"),
        ratio);
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.steady().recordsPerSecond())
                  .isCloseTo(RATE, Percentage.withPercentage(3));
              assertThat(run.steady().cpuNanosPerRecord()).isPositive();
              assertThat(run.steady().brokerNanosPerRecord()).isPositive();
            });
    assertThat(ratio.median()).isEqualTo(1, within(0.03));
    assertThat(1.0).isBetween(ratio.low(), ratio.high());
  }

  @Test
  void givesNoFigureOfALossySystemWithOtherClients() throws Exception {
    Map<String, SystemUnderTest> systems = Map.of("limited", stubs.stub(FAST, 1_000, "500"));
    RunResult run = run("limited", 20_000, 1, systems).get(0);

    assertThat(run.reasons())
        .containsExactly(
            "the audit is not clean", "a consumer has max.poll.records = 500, not 5000");
    assertThat(run.steady()).isNull();
    assertThat(run.whole()).isNull();
    assertThat(run.worthRepeating()).isFalse();
  }

  @Test
  void keepsTheSystemOnItsCoresAndItsCompilersOffThem() throws Exception {
    assumeThat(CORES).as("cores").isGreaterThan(1);
    Map<String, String> lastSeen = new TreeMap<>();
    Runnable look = () -> lastSeen.putAll(ThreadCores.of(stubPid()));
    List<RunResult> results = new ArrayList<>();
    try {
      Map<String, SystemUnderTest> systems = Map.of("limited", stubs.stub(RATE, 0, Stubs.POLL));
      run(Layout.SPLIT, "limited", 15_000, 1, systems, new Collector(results, look));
    } finally {
      Affinity.keepThisProcessOn(IntStream.range(0, CORES).boxed().toList());
    }

    assertThat(results).hasSize(1).allMatch(RunResult::valid);
    String own = Integer.toString(CORES - 1);
    String others = CORES == 2 ? "0" : "0-" + (CORES - 2);
    assertThat(lastSeen.keySet())
        .contains("process")
        .anyMatch(thread -> thread.startsWith("GC Thread"))
        .anyMatch(thread -> thread.startsWith("C1"))
        .anyMatch(thread -> thread.startsWith("C2"));
    assertThat(lastSeen)
        .allSatisfy(
            (thread, cores) ->
                assertThat(cores)
                    .as(thread)
                    .isEqualTo(ThreadGroups.isCompiler(thread) ? others : own));
  }

  /** The only child of this process that is not a broker. */
  private static long stubPid() {
    return ProcessHandle.current()
        .children()
        .map(ProcessHandle::pid)
        .filter(pid -> !broker.pids().contains(pid))
        .findFirst()
        .orElseThrow();
  }

  private static List<Double> speeds(List<RunResult> runs, String label) {
    return runs.stream()
        .filter(run -> run.entry().label().equals(label))
        .map(run -> run.steady().recordsPerSecond())
        .toList();
  }

  private record Collector(List<RunResult> results, Runnable look) implements SeriesListener {
    @Override
    public void report(String task, long done, long total) {
      // Nobody looks.
    }

    @Override
    public void starting(int block, int blocks, int run, int attempt, Entry entry) {
      // Nobody looks.
    }

    @Override
    public void running(Sample sample) {
      look.run();
    }

    @Override
    public void ended(RunResult result) {
      results.add(result);
    }
  }
}
