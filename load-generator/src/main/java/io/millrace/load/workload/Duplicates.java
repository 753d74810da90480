package io.millrace.load.workload;

import java.time.Duration;

/**
 * Shares of records that are copies of an earlier valid event: same key, same bytes, same
 * timestamp.
 *
 * @param immediate share of copies right behind the original, as a retrying producer makes them
 * @param delayed share of copies within the horizon, by an exponential delay
 * @param beyondHorizon share of copies one and a half to two and a half horizons later; the first
 *     part of the span has none, for want of an original
 * @param meanDelay mean delay of the delayed copies in event time
 */
public record Duplicates(
    double immediate, double delayed, double beyondHorizon, Duration meanDelay) {

  /** Checks the ranges. */
  public Duplicates {
    new Problems()
        .share("immediate", immediate)
        .share("delayed", delayed)
        .share("beyondHorizon", beyondHorizon)
        .range("meanDelay", meanDelay, Duration.ofMillis(1), Duration.ofDays(30))
        .throwIfAny();
  }
}
