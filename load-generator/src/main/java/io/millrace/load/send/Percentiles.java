package io.millrace.load.send;

import org.HdrHistogram.Histogram;

/**
 * A histogram of microseconds, as its usual quantiles.
 *
 * @param count number of values
 * @param p50 median
 * @param p90 90th percentile
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param max largest value
 */
public record Percentiles(long count, long p50, long p90, long p99, long p999, long max) {

  /** Takes the quantiles of a histogram. */
  static Percentiles of(Histogram histogram) {
    return new Percentiles(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue());
  }
}
