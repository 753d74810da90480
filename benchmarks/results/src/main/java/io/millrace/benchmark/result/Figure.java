package io.millrace.benchmark.result;

import java.util.List;
import java.util.Map;

/**
 * What a system gave on a rung, over all its valid runs.
 *
 * @param system its label; a system that is named twice in a scenario has a number behind its name
 *     from the second time on
 * @param rung J0 to J5
 * @param guarantee AT_LEAST_ONCE or EXACTLY_ONCE
 * @param parallelism of the system
 * @param records on the input topic; 0 if the input was an open loop
 * @param valid whether there is at least one valid run
 * @param reasons why runs did not count, each once
 * @param audit how many runs there were and how many of them were clean
 * @param recordsPerSecond over the steady region; null unless valid and drained, as all that follow
 * @param cpuNanosPerRecord of the system's process, over the steady region; null unless valid
 * @param compilerNanosPerRecord the just-in-time compilers' part of that; null unless valid
 * @param collectorNanosPerRecord the garbage collector's part of that; null unless valid
 * @param allocatedBytesPerRecord on the heap; null unless valid and known
 * @param brokerNanosPerRecord CPU time of the brokers; null unless valid
 * @param peakMemoryBytes most resident memory; null unless valid
 * @param checkpointBytes size of each run's median checkpoint; null unless valid and known
 * @param checkpointMillis duration of each run's median checkpoint; null unless valid and known
 * @param sustainable highest rate that the system kept up with; null if it was not searched
 * @param latency from the time a record was due to its result, at each offered rate; empty unless
 *     it was measured
 * @param ratioTo to each other label on the same rung, with the same guarantee and parallelism,
 *     from runs in the same blocks; empty unless valid
 */
public record Figure(
    String system,
    String rung,
    String guarantee,
    int parallelism,
    long records,
    boolean valid,
    List<String> reasons,
    AuditCount audit,
    Spread recordsPerSecond,
    Spread cpuNanosPerRecord,
    Spread compilerNanosPerRecord,
    Spread collectorNanosPerRecord,
    Spread allocatedBytesPerRecord,
    Spread brokerNanosPerRecord,
    Spread peakMemoryBytes,
    Spread checkpointBytes,
    Spread checkpointMillis,
    SustainableRate sustainable,
    List<LatencyAtRate> latency,
    Map<String, Ratios> ratioTo) {

  /** Copies the collections. */
  public Figure {
    reasons = List.copyOf(reasons);
    latency = List.copyOf(latency);
    ratioTo = Map.copyOf(ratioTo);
  }

  /**
   * The audits of a system's runs.
   *
   * @param runs all of them
   * @param clean in how many nothing was wrong
   */
  public record AuditCount(int runs, int clean) {}

  /**
   * How many times a figure is another system's.
   *
   * @param recordsPerSecond the speeds' ratio
   * @param cpuNanosPerRecord the costs' ratio
   * @param nanosWithoutCompilers the ratio of the costs without the compilers': of runs that are
   *     over before all is compiled, the one that tells what a system costs later
   */
  public record Ratios(
      Ratio recordsPerSecond, Ratio cpuNanosPerRecord, Ratio nanosWithoutCompilers) {}
}
