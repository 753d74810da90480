package io.millrace.nightly.detect;

/**
 * The rule of Apache Flink's benchmarks, for histories that are too short for change points. The
 * baseline is the best level that was held for three nights in a row among the last thirty; now is
 * the best of the last three nights. So it takes three bad nights to raise an alarm, and three good
 * ones to raise the baseline.
 *
 * <p>Flink takes the spread within a night for the noise. Here it is the spread from night to
 * night, because that is what the rule compares.
 */
final class BestOfThree {
  private static final int NIGHTS = 3;
  private static final int LOOK_BACK = 30;
  private static final double NOISES = 2;

  /** As many nights as a measured spread weighs against those of the history. */
  private static final double PRIOR_NIGHTS = 10;

  /** Normal deviation by the median of absolute differences of neighbours. */
  private static final double DEVIATION = 1 / (0.6745 * Math.sqrt(2));

  private BestOfThree() {}

  /** Whether the last three nights are all worse than they should be. */
  static boolean worse(double[] badness, double priorNoise, double leastShift) {
    if (badness.length < 2 * NIGHTS) {
      return false;
    }
    int current = badness.length - NIGHTS;
    int from = Math.max(0, current - LOOK_BACK);
    double baseline = Double.POSITIVE_INFINITY;
    for (int i = from; i + NIGHTS <= current; i++) {
      baseline = Math.min(baseline, Math.max(badness[i], Math.max(badness[i + 1], badness[i + 2])));
    }
    double now = Math.min(badness[current], Math.min(badness[current + 1], badness[current + 2]));
    return now - baseline > Math.max(leastShift, NOISES * noise(badness, from, priorNoise));
  }

  /** Noise from night to night: a step in the series changes one difference only. */
  private static double noise(double[] badness, int from, double prior) {
    double[] differences = new double[badness.length - from - 1];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Math.abs(badness[from + i + 1] - badness[from + i]);
    }
    double seen = Medians.of(differences, 0, differences.length) * DEVIATION;
    return Math.sqrt(
        (PRIOR_NIGHTS * prior * prior + differences.length * seen * seen)
            / (PRIOR_NIGHTS + differences.length));
  }
}
