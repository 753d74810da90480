package io.millrace.nightly.detect;

import java.util.Random;

/**
 * Simulated nights of a figure whose true value is 100.
 *
 * @param noise relative deviation from night to night
 * @param oddShare of nights on which something else was going on, which then cost up to some ten
 *     per cent
 * @param memory how much of a night's deviation the next one inherits; 0 for independent nights
 */
record Nights(double noise, double oddShare, double memory) {
  private static final double LEVEL = 100;
  private static final double ODD = 0.1;

  /** Independent nights without odd ones. */
  static Nights of(double noise) {
    return new Nights(noise, 0, 0);
  }

  /** Costs of nights without a change. */
  double[] quiet(int nights, long seed) {
    return costs(nights, nights, 1, seed);
  }

  /** Costs that are a factor higher from a night on. */
  double[] costs(int nights, int change, double factor, long seed) {
    Random random = new Random(seed);
    double[] costs = new double[nights];
    double deviation = random.nextGaussian() * noise;
    for (int i = 0; i < nights; i++) {
      double odd = random.nextDouble() < oddShare ? Math.abs(random.nextGaussian()) * ODD : 0;
      costs[i] = LEVEL * (i < change ? 1 : factor) * Math.exp(deviation + odd);
      deviation =
          memory * deviation + Math.sqrt(1 - memory * memory) * random.nextGaussian() * noise;
    }
    return costs;
  }
}
