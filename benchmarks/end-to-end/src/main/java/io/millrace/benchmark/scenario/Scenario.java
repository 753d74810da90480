package io.millrace.benchmark.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A series of runs, fully described.
 *
 * @param name short, for file names
 * @param records clicks of the default workload on the input topic
 * @param seed of the workload, and of the order of the systems
 * @param blocks how often each system runs
 * @param parallelism of every system
 * @param heap of every system's JVM, in the JVM's notation
 * @param checkpointMillis how often offsets and state are made durable
 * @param quietSeconds how long the outputs must not change after all is there that must be there
 * @param limitSeconds longest run
 * @param baseline the system that ratios are taken to
 * @param systems names of systems; one named twice runs twice per block, as a noise floor
 */
public record Scenario(
    String name,
    long records,
    long seed,
    int blocks,
    int parallelism,
    String heap,
    long checkpointMillis,
    long quietSeconds,
    long limitSeconds,
    String baseline,
    List<String> systems) {

  /** Checks the ranges. */
  public Scenario {
    List<String> problems = new ArrayList<>();
    systems = systems == null ? List.of() : List.copyOf(systems);
    require(problems, name != null && name.matches("[a-z0-9-]+"), "name must be of a-z, 0-9 and -");
    require(problems, records >= 1_000 && records <= 1_000_000_000, "records must be 1000 to 1e9");
    require(problems, blocks >= 1 && blocks <= 100, "blocks must be 1 to 100");
    require(problems, parallelism >= 1 && parallelism <= 32, "parallelism must be 1 to 32");
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

  private static void require(List<String> problems, boolean holds, String problem) {
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

  /** How long outputs must stand still. */
  public Duration quiet() {
    return Duration.ofSeconds(quietSeconds);
  }

  /** How long a run may take. */
  public Duration limit() {
    return Duration.ofSeconds(limitSeconds);
  }

  /** This scenario with other numbers of records and blocks. */
  public Scenario with(long otherRecords, int otherBlocks) {
    return new Scenario(
        name,
        otherRecords,
        seed,
        otherBlocks,
        parallelism,
        heap,
        checkpointMillis,
        quietSeconds,
        limitSeconds,
        baseline,
        systems);
  }
}
