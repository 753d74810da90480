package io.millrace.benchmark.measure;

import io.millrace.benchmark.result.Ratio;
import java.util.List;

/**
 * How many times larger a figure of one system is than another's, from runs in the same blocks. The
 * ratio is the median of the blocks' ratios, the interval Student's, of the mean of their
 * logarithms.
 */
public final class PairedRatio {
  private PairedRatio() {}

  /** The ratio of values that belong together by their index. */
  public static Ratio of(List<Double> values, List<Double> baseline) {
    if (values.size() != baseline.size() || values.isEmpty()) {
      throw new IllegalArgumentException(
          "no pairs: " + values.size() + " values, " + baseline.size() + " of the baseline");
    }
    double[] logs = new double[values.size()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(values.get(i) / baseline.get(i));
    }
    double ratio = Math.exp(Statistics.median(logs));
    double signTest = SignTest.of(logs);
    if (logs.length == 1) {
      return new Ratio(ratio, null, null, signTest, 1);
    }
    double mean = Statistics.mean(logs);
    double half = Statistics.halfWidth(logs);
    return new Ratio(ratio, Math.exp(mean - half), Math.exp(mean + half), signTest, logs.length);
  }
}
