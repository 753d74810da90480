package io.millrace.benchmark.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Where the centre of the distribution lies that values came from. */
final class Intervals {
  private static final int RESAMPLES = 10_000;
  private static final long SEED = 20_181;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Intervals() {}

  /**
   * An interval.
   *
   * @param low lower end
   * @param high upper end
   */
  record Interval(double low, double high) {
    double width() {
      return high - low;
    }
  }

  /** Student's interval, of the mean. */
  static Interval student(double[] values, double confidence) {
    int freedom = values.length - 1;
    double mean = Statistics.mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double quantile = TDistribution.of(freedom).inverseCumulativeProbability((1 + confidence) / 2);
    double half = quantile * Math.sqrt(squares / freedom / values.length);
    return new Interval(mean - half, mean + half);
  }

  /**
   * The bootstrap's interval of the median, with bias corrected and accelerated (BCa), of 10,000
   * resamples. The same values have the same interval.
   */
  static Interval bootstrap(double[] values, double confidence) {
    double[] medians = medians(values);
    double bias = NORMAL.inverseCumulativeProbability(shareBelow(medians, values));
    double acceleration = acceleration(values);
    double quantile = NORMAL.inverseCumulativeProbability((1 + confidence) / 2);
    return new Interval(
        medians[index(bias, acceleration, -quantile)],
        medians[index(bias, acceleration, quantile)]);
  }

  private static double[] medians(double[] values) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] medians = new double[RESAMPLES];
    double[] resample = new double[values.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int j = 0; j < resample.length; j++) {
        resample[j] = values[random.nextInt(values.length)];
      }
      medians[i] = Statistics.median(resample);
    }
    Arrays.sort(medians);
    return medians;
  }

  /** Of the medians that are equal to that of the values, which are many, half count as below. */
  private static double shareBelow(double[] medians, double[] values) {
    double median = Statistics.median(values);
    double below = Arrays.stream(medians).filter(one -> one < median).count();
    double equal = Arrays.stream(medians).filter(one -> one == median).count();
    double share = (below + equal / 2) / RESAMPLES;
    return Math.min(Math.max(share, 1.0 / RESAMPLES), 1 - 1.0 / RESAMPLES);
  }

  /** How skewed the median is, by leaving out one value after the other. */
  private static double acceleration(double[] values) {
    double[] medians = new double[values.length];
    for (int left = 0; left < values.length; left++) {
      double[] others = new double[values.length - 1];
      System.arraycopy(values, 0, others, 0, left);
      System.arraycopy(values, left + 1, others, left, others.length - left);
      medians[left] = Statistics.median(others);
    }
    double mean = Statistics.mean(medians);
    double squares = 0;
    double cubes = 0;
    for (double median : medians) {
      squares += Math.pow(mean - median, 2);
      cubes += Math.pow(mean - median, 3);
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private static int index(double bias, double acceleration, double quantile) {
    double shifted = bias + quantile;
    double share = NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
    return (int) Math.round(share * (RESAMPLES - 1));
  }
}
