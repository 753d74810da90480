package io.millrace.benchmark.measure;

import java.util.Arrays;

/** The middle of values. */
final class Statistics {
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
}
