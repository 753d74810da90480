package io.millrace.benchmark.scenario;

import java.util.List;

/**
 * How often each system runs in each setting: a first number of blocks, and then one more and one
 * more until the intervals of all ratios to the baseline are narrow. Only their width is looked at,
 * never where they lie.
 *
 * @param blocks as many at least
 * @param atMost as many at most
 * @param cpuWithin half the width of a narrow interval of the costs' ratio: 0.03 is 3 %
 * @param speedWithin half the width of a narrow interval of the speeds' ratio
 */
public record Repetitions(int blocks, int atMost, double cpuWithin, double speedWithin) {
  private static final int MOST = 100;

  /** Checks the ranges. */
  public Repetitions {
    if (blocks < 1 || atMost < blocks || atMost > MOST) {
      throw new InvalidScenarioException(
          List.of("blocks must be at least 1 and at most atMost, which is at most " + MOST));
    }
    if (!(cpuWithin > 0) || !(speedWithin > 0)) {
      throw new InvalidScenarioException(
          List.of("cpuWithin and speedWithin must be greater than 0"));
    }
  }

  /** So many, and no more. */
  Repetitions fixed(int count) {
    return new Repetitions(count, count, cpuWithin, speedWithin);
  }
}
