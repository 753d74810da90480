package io.millrace.benchmark.result;

import java.util.List;

/**
 * Time from when a record was due to be sent until its result could be read, in an open loop: the
 * generator keeps to its plan whatever the system does.
 *
 * @param offeredRate at which this was measured
 * @param enriched of single events, over all runs together
 * @param totals of windows: from the earliest moment at which a window could be given
 * @param sendDelay from when a record was due until it was sent: the generator's own
 */
public record Latency(
    double offeredRate, Percentiles enriched, Percentiles totals, Percentiles sendDelay) {

  /**
   * A distribution.
   *
   * @param count of values
   * @param maxMicros the greatest
   * @param curve points in ascending order; only those for which there are enough values
   * @param naive the same from the time of the actual sending, which hides what the generator was
   *     held up by; empty unless it was measured
   */
  public record Percentiles(long count, long maxMicros, List<Point> curve, List<Point> naive) {

    /** Copies the lists. */
    public Percentiles {
      curve = List.copyOf(curve);
      naive = List.copyOf(naive);
    }
  }

  /**
   * A point of the curve.
   *
   * @param quantile 0.5 is the median
   * @param micros as many values are not above this
   */
  public record Point(double quantile, long micros) {}
}
