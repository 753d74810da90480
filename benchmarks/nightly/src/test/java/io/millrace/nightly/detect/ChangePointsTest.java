package io.millrace.nightly.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChangePointsTest {
  private static final double LIMIT = 0.0005;

  @Test
  void findsEveryLevel() {
    double[] values = new double[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i < 20 ? 1 : i < 35 ? 2 : 1.5) + (i * 7 % 5) * 0.01;
    }
    assertThat(ChangePoints.of(values, LIMIT)).containsExactly(20, 35);
  }

  @Test
  void findsNoneInNoise() {
    assertThat(ChangePoints.of(Nights.of(0.05).quiet(90, 12), LIMIT)).isEmpty();
  }

  @Test
  void bearsShortSeries() {
    for (int length = 0; length < 8; length++) {
      assertThat(ChangePoints.of(Nights.of(0.05).quiet(length, 1), LIMIT)).isEmpty();
    }
  }

  @Test
  void givesTheSameTwice() {
    double[] values = Nights.of(0.05).costs(90, 50, 1.2, 4);
    assertThat(ChangePoints.of(values, LIMIT)).isEqualTo(ChangePoints.of(values.clone(), LIMIT));
  }

  @Test
  void judgesPartsByTheirMeanDistances() {
    double[] values = {1, 4, 2, 7, 3, 9, 5};
    Energy energy = new Energy(values);
    for (int middle = 2; middle <= 5; middle++) {
      assertThat(energy.between(1, middle, 7)).isEqualTo(plain(values, 1, middle, 7), within(1e-9));
    }
  }

  private static double plain(double[] values, int from, int middle, int to) {
    double[] left = Arrays.copyOfRange(values, from, middle);
    double[] right = Arrays.copyOfRange(values, middle, to);
    double across =
        Arrays.stream(left)
            .flatMap(a -> Arrays.stream(right).map(b -> Math.abs(a - b)))
            .average()
            .orElseThrow();
    double weight = (double) left.length * right.length / (left.length + right.length);
    return weight * (2 * across - mean(left) - mean(right));
  }

  private static double mean(double[] values) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.abs(values[i] - values[j]);
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }
}
