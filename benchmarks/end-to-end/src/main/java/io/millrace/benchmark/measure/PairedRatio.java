package io.millrace.benchmark.measure;

import io.millrace.benchmark.measure.Intervals.Interval;
import io.millrace.benchmark.result.Ratio;
import java.util.List;

/**
 * How many times larger a figure of one system is than another's, from runs in the same blocks. All
 * is done with the logarithms of the blocks' ratios: the estimate is their median, the interval the
 * bootstrap's; of fewer than ten blocks, of which the bootstrap knows too little, Student's if that
 * is the wider one.
 */
public final class PairedRatio {
  /** How sure the interval of a ratio is. */
  public static final double CONFIDENCE = 0.95;

  private static final int ENOUGH_FOR_BOOTSTRAP = 10;

  private PairedRatio() {}

  /** The ratio of values that belong together by their index, with its 95 % interval. */
  public static Ratio of(List<Double> values, List<Double> baseline) {
    return of(values, baseline, CONFIDENCE);
  }

  /** The ratio of values that belong together by their index, with another interval. */
  public static Ratio of(List<Double> values, List<Double> baseline, double confidence) {
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
    Interval interval = interval(logs, confidence);
    return new Ratio(
        ratio, Math.exp(interval.low()), Math.exp(interval.high()), signTest, logs.length);
  }

  private static Interval interval(double[] logs, double confidence) {
    Interval bootstrap = Intervals.bootstrap(logs, confidence);
    if (logs.length >= ENOUGH_FOR_BOOTSTRAP) {
      return bootstrap;
    }
    Interval student = Intervals.student(logs, confidence);
    return student.width() > bootstrap.width() ? student : bootstrap;
  }
}
