package io.millrace.benchmark.measure;

import java.util.List;

/**
 * How many times larger a figure of one system is than another's, from runs in the same blocks.
 *
 * @param pairs number of blocks in which both ran clean
 * @param median of the ratios
 * @param low lower end of the 95 % interval, 0 for a single pair
 * @param high upper end, infinite for a single pair
 */
public record PairedRatio(int pairs, double median, double low, double high) {

  /**
   * The ratio of values that belong together by their index. The interval is Student's, of the mean
   * of the logarithms.
   */
  public static PairedRatio of(List<Double> values, List<Double> baseline) {
    if (values.size() != baseline.size() || values.isEmpty()) {
      throw new IllegalArgumentException(
          "no pairs: " + values.size() + " values, " + baseline.size() + " of the baseline");
    }
    double[] logs = new double[values.size()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(values.get(i) / baseline.get(i));
    }
    double mean = Statistics.mean(logs);
    double half = Statistics.halfWidth(logs);
    return new PairedRatio(
        logs.length,
        Math.exp(Statistics.median(logs)),
        Math.exp(mean - half),
        Math.exp(mean + half));
  }

  /** The median of values. */
  public static double median(List<Double> values) {
    return Statistics.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
