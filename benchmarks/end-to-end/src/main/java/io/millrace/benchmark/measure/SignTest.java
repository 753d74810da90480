package io.millrace.benchmark.measure;

import java.util.Arrays;

/**
 * The exact two-sided sign test: if values are as often positive as negative, how probable is it
 * that the signs are as uneven as these? Zeros have no sign and do not count.
 */
final class SignTest {
  private SignTest() {}

  static double of(double[] values) {
    long positive = Arrays.stream(values).filter(value -> value > 0).count();
    long negative = Arrays.stream(values).filter(value -> value < 0).count();
    long signs = positive + negative;
    double ways = 1; // to choose i of the signs
    double tail = 0;
    for (long i = 0; i <= Math.min(positive, negative); i++) {
      tail += ways;
      ways = ways * (signs - i) / (i + 1);
    }
    return Math.min(1, 2 * tail / Math.pow(2, (double) signs));
  }
}
