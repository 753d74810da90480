package io.millrace.benchmark.scenario;

import io.millrace.load.oracle.Rung;
import java.util.List;

/** A scenario for tests. */
public final class Scenarios {
  static final String YAML =
      """
      name: test
      claims: true
      layout: SHARED
      workload: {name: default, overrides: []}
      records: {default: 10000, b: 1000}
      seed: 1
      systems: [a, b, a]
      baseline: b
      rungs: [J0, J5]
      guarantees: [AT_LEAST_ONCE]
      parallelism: [2]
      repetitions: {blocks: 2, atMost: 3, cpuWithin: 0.03, speedWithin: 0.05}
      heap: 1g
      checkpointMillis: 1000
      quietSeconds: 5
      limitSeconds: 60
      """;

  /** One that measures latency. */
  public static final String LATENCY =
      """
      kind: latency
      name: test
      claims: true
      layout: SHARED
      workload: {name: default, overrides: []}
      seed: 1
      systems: [a, b]
      rungs: [J5]
      guarantees: [AT_LEAST_ONCE]
      parallelism: [1]
      search: {from: {default: 9000, b: 200}, warmUpSeconds: 3, seconds: 10}
      rates: {common: [0.5], own: [0.8], fixed: []}
      measure: {warmUpSeconds: 5, seconds: 20, repetitions: 2}
      heap: 1g
      checkpointMillis: 1000
      quietSeconds: 5
      limitSeconds: 60
      """;

  private Scenarios() {}

  /** It compares a and b, and a with itself; b gets fewer records. */
  public static Scenario scenario() {
    return ScenarioFile.scenario(YAML);
  }

  /**
   * What runs of it are of: the whole job, at least once, two tasks. Labels with a number are of
   * the system without it.
   */
  public static Entry entry(String label) {
    return new Entry(
        label,
        label.replaceFirst("-\\d$", ""),
        new Setting(Rung.J5, Guarantee.AT_LEAST_ONCE, 2),
        1_000);
  }

  static SystemUnderTest system(List<String> arguments) {
    return new SystemUnderTest(
        "f", "Main", List.of(Rung.J0, Rung.J5), List.of(Guarantee.AT_LEAST_ONCE), arguments);
  }
}
