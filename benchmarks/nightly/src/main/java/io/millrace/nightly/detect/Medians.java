package io.millrace.nightly.detect;

import java.util.Arrays;

/** Medians of parts of an array. */
final class Medians {
  private Medians() {}

  static double of(double[] values, int from, int to) {
    if (from >= to) {
      throw new IllegalArgumentException("there is no median of nothing");
    }
    double[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
