package io.millrace.load.workload;

import java.time.Duration;

/**
 * Shares of events that come out of order. A partition's records follow one another in the order of
 * a base time, which ordinary events have as their event time; these have an earlier one.
 *
 * @param disordered share of events behind by less than the disorder bound: never late
 * @param lateWithin share of events whose window has closed, but is within the allowed lateness,
 *     once the watermark has followed
 * @param lateBeyond share of events whose window is beyond the allowed lateness, once the watermark
 *     has followed
 * @param beyondSpread events beyond are late by up to this more than is needed
 */
public record Disorder(
    double disordered, double lateWithin, double lateBeyond, Duration beyondSpread) {

  /** Checks the ranges. */
  public Disorder {
    new Problems()
        .share("disordered", disordered)
        .share("lateWithin", lateWithin)
        .share("lateBeyond", lateBeyond)
        .range("beyondSpread", beyondSpread, Duration.ZERO, Duration.ofDays(30))
        .throwIfAny();
  }
}
