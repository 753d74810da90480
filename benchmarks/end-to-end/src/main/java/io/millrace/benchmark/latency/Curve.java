package io.millrace.benchmark.latency;

import io.millrace.benchmark.result.Latency.Percentiles;
import io.millrace.benchmark.result.Latency.Point;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * The points of a distribution that its values can carry. A quantile q says something only if
 * enough values are expected above it: ten, which are independent of one another. So it takes
 * 10/(1-q) of them.
 */
final class Curve {
  private static final long ABOVE = 10;

  /** One value in so many is above the quantile. */
  private static final long[] ONE_IN = {
    2, 4, 10, 20, 100, 200, 1_000, 2_000, 10_000, 100_000, 1_000_000
  };

  private Curve() {}

  /**
   * The points, in ascending order.
   *
   * @param values microseconds
   * @param independent how many of them are independent of one another
   */
  static List<Point> of(Histogram values, long independent) {
    return LongStream.of(ONE_IN)
        .filter(oneIn -> Math.min(independent, values.getTotalCount()) >= ABOVE * oneIn)
        .mapToObj(oneIn -> point(values, 1 - 1.0 / oneIn))
        .toList();
  }

  /** The distribution with its curve; the greatest value stands whatever the number of values. */
  static Percentiles percentiles(Histogram values, long independent, List<Point> naive) {
    return new Percentiles(
        values.getTotalCount(), values.getMaxValue(), of(values, independent), naive);
  }

  private static Point point(Histogram values, double quantile) {
    return new Point(quantile, values.getValueAtPercentile(100 * quantile));
  }
}
