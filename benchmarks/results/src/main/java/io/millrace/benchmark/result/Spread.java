package io.millrace.benchmark.result;

import java.util.Arrays;
import java.util.List;

/**
 * A figure over several runs.
 *
 * @param median of the values
 * @param low the least of them
 * @param high the greatest
 * @param values of the runs, in the order of the blocks
 */
public record Spread(double median, double low, double high, List<Double> values) {

  /** Copies the values. */
  public Spread {
    values = List.copyOf(values);
  }

  /**
   * The spread of values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there is no median of nothing");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1], values);
  }
}
