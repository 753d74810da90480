package io.millrace.nightly.detect;

/**
 * How unlike two neighbouring runs of values are: Matteson and James's divergence with exponent 1,
 * which is the mean distance between the two, doubled, less the mean distances within each, weighed
 * by their sizes. Any part is judged in constant time, from sums over all pairs.
 */
final class Energy {
  private final double[][] sums;

  Energy(double[] values) {
    int size = values.length;
    sums = new double[size + 1][size + 1];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sums[i + 1][j + 1] =
            sums[i][j + 1] + sums[i + 1][j] - sums[i][j] + Math.abs(values[i] - values[j]);
      }
    }
  }

  /** Divergence of the values of [from, middle) and those of [middle, to). */
  double between(int from, int middle, int to) {
    double left = middle - from;
    double right = to - middle;
    double across = 2 * sum(from, middle, middle, to) / (left * right);
    return (across - within(from, middle) - within(middle, to)) * left * right / (left + right);
  }

  private double within(int from, int to) {
    double pairs = (to - from) * (to - from - 1.0);
    return pairs == 0 ? 0 : sum(from, to, from, to) / pairs;
  }

  private double sum(int fromRow, int toRow, int fromColumn, int toColumn) {
    return sums[toRow][toColumn]
        - sums[fromRow][toColumn]
        - sums[toRow][fromColumn]
        + sums[fromRow][fromColumn];
  }
}
