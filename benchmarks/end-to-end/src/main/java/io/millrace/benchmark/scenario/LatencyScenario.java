package io.millrace.benchmark.scenario;

import io.millrace.load.oracle.Rung;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A series that measures latency in an open loop, fully described: for each system a search for the
 * highest rate that it keeps up with, then all systems at rates that follow from that.
 *
 * @param kind {@link #KIND}
 * @param name short, for file names
 * @param claims whether figures may be quoted; if not, the machine is not asked to be quiet
 * @param layout who runs on which core
 * @param workload what is sent; its rate and event time are replaced
 * @param seed of the workload, and of the order of the runs
 * @param systems their names
 * @param rungs how much of the job
 * @param guarantees how safely
 * @param parallelism on how many tasks
 * @param search how the highest rates are searched; null if they are not
 * @param rates at which latency is measured
 * @param measure how long and how often
 * @param heap of every system's JVM, in the JVM's notation
 * @param checkpointMillis how often offsets and state are made durable
 * @param quietSeconds how long the outputs must not change after all is there that must be there
 * @param limitSeconds how long after the load a run may go on
 */
public record LatencyScenario(
    String kind,
    String name,
    boolean claims,
    Layout layout,
    WorkloadChoice workload,
    long seed,
    List<String> systems,
    List<Rung> rungs,
    List<Guarantee> guarantees,
    List<Integer> parallelism,
    Search search,
    Rates rates,
    Measure measure,
    String heap,
    long checkpointMillis,
    long quietSeconds,
    long limitSeconds) {
  /** What a file of such a scenario has as its kind. */
  public static final String KIND = "latency";

  /** The shortest part of a run that can be measured. */
  private static final long LEAST_SECONDS = 2;

  /**
   * With exactly once, results come by the checkpoint, and the lag is a saw. Its n teeth look like
   * a trend of up to about 1/n² of the rate: with 20, a quarter of what overloads a system.
   */
  private static final int LEAST_CHECKPOINTS = 20;

  /** As a drain knows it, of which nothing is used but what both have in common. */
  private static final long RECORDS = 1_000;

  private static final String BASELINE = "baseline";

  /** Checks the ranges. */
  public LatencyScenario {
    List<String> problems = new ArrayList<>();
    systems = Scenario.copy(systems);
    rungs = Scenario.copy(rungs);
    guarantees = Scenario.copy(guarantees);
    parallelism = Scenario.copy(parallelism);
    Scenario.require(
        problems, KIND.equals(kind), "kind must be " + KIND + ", or not be there for a drain");
    Scenario.require(problems, rates != null, "rates must be there");
    Scenario.require(problems, measure != null, "measure must be there");
    try {
      drain(
          name,
          claims,
          layout,
          workload,
          seed,
          systems,
          rungs,
          guarantees,
          parallelism,
          heap,
          checkpointMillis,
          quietSeconds,
          limitSeconds);
    } catch (InvalidScenarioException e) {
      e.problems("").stream()
          .filter(problem -> !problem.startsWith(BASELINE))
          .forEach(problems::add);
    }
    long leastSeconds =
        guarantees.contains(Guarantee.EXACTLY_ONCE)
            ? Math.max(LEAST_SECONDS, LEAST_CHECKPOINTS * checkpointMillis / 1_000)
            : LEAST_SECONDS;
    if (search != null) {
      problems.addAll(search.problems(systems, leastSeconds));
    }
    if (rates != null) {
      problems.addAll(rates.problems(search != null));
    }
    if (measure != null) {
      problems.addAll(measure.problems(leastSeconds));
    }
    if (!problems.isEmpty()) {
      throw new InvalidScenarioException(problems);
    }
  }

  /**
   * How a run under a load of this length is started and ended.
   *
   * @param load all of it, warm-up and all
   */
  public Scenario run(Duration load) {
    return drain(
        name,
        claims,
        layout,
        workload,
        seed,
        systems,
        rungs,
        guarantees,
        parallelism,
        heap,
        checkpointMillis,
        quietSeconds,
        load.toSeconds() + limitSeconds);
  }

  private static Scenario drain(
      String name,
      boolean claims,
      Layout layout,
      WorkloadChoice workload,
      long seed,
      List<String> systems,
      List<Rung> rungs,
      List<Guarantee> guarantees,
      List<Integer> parallelism,
      String heap,
      long checkpointMillis,
      long quietSeconds,
      long limitSeconds) {
    return new Scenario(
        name,
        claims,
        layout,
        workload,
        Map.of(Scenario.DEFAULT, RECORDS),
        seed,
        systems,
        systems.isEmpty() ? "" : systems.get(0),
        rungs,
        guarantees,
        parallelism,
        new Repetitions(1, 1, 1, 1),
        heap,
        checkpointMillis,
        quietSeconds,
        limitSeconds);
  }

  /** This scenario with so many repetitions. */
  public LatencyScenario withRepetitions(int count) {
    return new LatencyScenario(
        kind,
        name,
        claims,
        layout,
        workload,
        seed,
        systems,
        rungs,
        guarantees,
        parallelism,
        search,
        rates,
        new Measure(measure.warmUpSeconds(), measure.seconds(), count),
        heap,
        checkpointMillis,
        quietSeconds,
        limitSeconds);
  }
}
