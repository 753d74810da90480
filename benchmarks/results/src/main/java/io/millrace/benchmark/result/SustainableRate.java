package io.millrace.benchmark.result;

import java.util.List;

/**
 * The highest rate that a system kept up with.
 *
 * @param recordsPerSecond the highest that was confirmed; null if none was
 * @param limit SYSTEM if the system could do no more; GENERATOR, BROKER or RANGE if something else
 *     ended the search, so that it can do as much at least; NOISE if the machine was not quiet
 * @param reasons of the limit, in words; empty if there are none
 */
public record SustainableRate(Double recordsPerSecond, String limit, List<String> reasons) {

  /** Copies the reasons. */
  public SustainableRate {
    reasons = List.copyOf(reasons);
  }

  /** Whether the rate is a lower bound only. */
  public boolean atLeast() {
    return recordsPerSecond != null && !limit.equals("SYSTEM");
  }
}
