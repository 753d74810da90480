package io.millrace.benchmark.scenario;

import io.millrace.load.oracle.Rung;
import io.millrace.load.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A series of runs, fully described: every system, on every rung, with every guarantee and
 * parallelism, as far as it {@linkplain SystemUnderTest offers} that.
 *
 * @param name short, for file names
 * @param claims whether figures may be quoted; if not, the machine is not asked to be quiet, and
 *     the series only proves that everything works
 * @param layout who runs on which core
 * @param workload what is on the input topic
 * @param records how many, under {@code default} and under the names of systems that get fewer or
 *     more
 * @param seed of the workload, and of the order of the runs
 * @param systems their names; one named twice runs twice per block, and must not differ from itself
 * @param baseline the system that the number of blocks and the table go by
 * @param rungs how much of the job
 * @param guarantees how safely
 * @param parallelism on how many tasks
 * @param repetitions how often
 * @param heap of every system's JVM, in the JVM's notation
 * @param checkpointMillis how often offsets and state are made durable
 * @param quietSeconds how long the outputs must not change when all is there that must be there;
 *     with exactly once for a checkpoint longer, and with totals the enriched events for the idle
 *     timeout longer
 * @param limitSeconds longest run
 */
public record Scenario(
    String name,
    boolean claims,
    Layout layout,
    WorkloadChoice workload,
    Map<String, Long> records,
    long seed,
    List<String> systems,
    String baseline,
    List<Rung> rungs,
    List<Guarantee> guarantees,
    List<Integer> parallelism,
    Repetitions repetitions,
    String heap,
    long checkpointMillis,
    long quietSeconds,
    long limitSeconds) {
  /** Under which the number of records stands that systems get unless they are named. */
  public static final String DEFAULT = "default";

  private static final long FEWEST = 1_000;
  private static final long MOST = 1_000_000_000;
  private static final int MOST_TASKS = 32;

  /** Checks the ranges. */
  public Scenario {
    List<String> problems = new ArrayList<>();
    systems = copy(systems);
    rungs = copy(rungs);
    guarantees = copy(guarantees);
    parallelism = copy(parallelism);
    records = Collections.unmodifiableMap(new TreeMap<>(records == null ? Map.of() : records));
    require(problems, isName(name), "name must be of a-z, 0-9 and -");
    require(problems, layout != null, "layout must be SHARED or SPLIT");
    require(problems, workload != null, "workload must be there");
    require(problems, repetitions != null, "repetitions must be there");
    require(problems, records.containsKey(DEFAULT), "records must have a default");
    require(
        problems,
        records.values().stream().allMatch(n -> n != null && n >= FEWEST && n <= MOST),
        "records must be 1000 to 1e9");
    distinct(problems, rungs, "rungs");
    distinct(problems, guarantees, "guarantees");
    distinct(problems, parallelism, "parallelism");
    require(
        problems,
        parallelism.stream().allMatch(n -> n != null && n >= 1 && n <= MOST_TASKS),
        "parallelism must be 1 to 32");
    require(problems, heap != null && heap.matches("\\d+[mg]"), "heap must be like 512m or 4g");
    require(problems, checkpointMillis >= 100, "checkpointMillis must be at least 100");
    require(problems, quietSeconds >= 1, "quietSeconds must be at least 1");
    require(problems, limitSeconds >= 10, "limitSeconds must be at least 10");
    require(problems, !systems.isEmpty(), "systems must name at least one");
    require(problems, systems.contains(baseline), "baseline must be one of the systems");
    if (!problems.isEmpty()) {
      throw new InvalidScenarioException(problems);
    }
  }

  static boolean isName(String text) {
    return text != null && text.matches("[a-z0-9-]+");
  }

  static <T> List<T> copy(List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  private static void distinct(List<String> problems, List<?> values, String name) {
    require(
        problems,
        !values.isEmpty() && new HashSet<>(values).size() == values.size(),
        name + " must name at least one, and none twice");
  }

  static void require(List<String> problems, boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  /** What each system is called in results: its name, with a number from its second mention on. */
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (String system : systems) {
      int mention = 1;
      String label = system;
      while (labels.contains(label)) {
        mention++;
        label = system + "-" + mention;
      }
      labels.add(label);
    }
    return labels;
  }

  /** The most tasks that a system gets. */
  public int mostParallelism() {
    return Collections.max(parallelism);
  }

  /** The number of records that a system gets. */
  public long recordsOf(String system) {
    return records.getOrDefault(system, records.get(DEFAULT));
  }

  /**
   * The workload for systems that get so many records.
   *
   * @param root of the checkout
   * @throws InvalidScenarioException if it is no workload
   */
  public Workload workload(Path root, long count) {
    return workload.workload(root, count, records.get(DEFAULT), seed);
  }

  /**
   * How long outputs must stand still. With exactly once they may do so from one checkpoint to the
   * next.
   */
  public Duration quiet(Guarantee guarantee) {
    Duration quiet = Duration.ofSeconds(quietSeconds);
    return guarantee == Guarantee.EXACTLY_ONCE ? quiet.plusMillis(checkpointMillis) : quiet;
  }

  /** How long a run may take. */
  public Duration limit() {
    return Duration.ofSeconds(limitSeconds);
  }

  /** This scenario with so many records for every system. */
  public Scenario withRecords(long count) {
    return copy(Map.of(DEFAULT, count), repetitions);
  }

  /** This scenario with so many blocks, and no more. */
  public Scenario withBlocks(int count) {
    return copy(records, repetitions.fixed(count));
  }

  private Scenario copy(Map<String, Long> otherRecords, Repetitions otherRepetitions) {
    return new Scenario(
        name,
        claims,
        layout,
        workload,
        otherRecords,
        seed,
        systems,
        baseline,
        rungs,
        guarantees,
        parallelism,
        otherRepetitions,
        heap,
        checkpointMillis,
        quietSeconds,
        limitSeconds);
  }
}
