package io.millrace.benchmark.measure;

import java.util.Arrays;

/** The little statistics that is needed. */
final class Statistics {
  /** Two-sided 95 % quantiles of Student's distribution for 1 to 30 degrees of freedom. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  private static final double NORMAL = 1.96;

  private Statistics() {}

  static double median(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there is no median of nothing");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** Half the width of the 95 % t-interval of the mean, infinite for a single value. */
  static double halfWidth(double[] values) {
    int freedom = values.length - 1;
    if (freedom < 1) {
      return Double.POSITIVE_INFINITY;
    }
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double quantile = freedom <= STUDENT.length ? STUDENT[freedom - 1] : NORMAL;
    return quantile * Math.sqrt(squares / freedom / values.length);
  }
}
