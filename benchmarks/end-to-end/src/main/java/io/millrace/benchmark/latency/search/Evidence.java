package io.millrace.benchmark.latency.search;

import java.util.List;

/**
 * What a probe has shown.
 *
 * @param offeredRate records per second by the plan
 * @param lagSlope records per second by which the lag grew, by {@link LagTrend}
 * @param firstP99Micros 99th percentile of the latencies of the first part of the measured time
 * @param lastP99Micros that of the last part
 * @param sentInTime share of the planned records that the generator sent when they were due
 * @param generatorFaults what else the generator did otherwise than planned
 * @param systemFaults what was wrong with the system or its output
 * @param harnessLimits what else than system and generator had no room left, such as the broker
 * @param noise what was wrong with the machine
 */
public record Evidence(
    double offeredRate,
    double lagSlope,
    long firstP99Micros,
    long lastP99Micros,
    double sentInTime,
    List<String> generatorFaults,
    List<String> systemFaults,
    List<String> harnessLimits,
    List<String> noise) {

  /** Copies the lists. */
  public Evidence {
    generatorFaults = List.copyOf(generatorFaults);
    systemFaults = List.copyOf(systemFaults);
    harnessLimits = List.copyOf(harnessLimits);
    noise = List.copyOf(noise);
  }
}
