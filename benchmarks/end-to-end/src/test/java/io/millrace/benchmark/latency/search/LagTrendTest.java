package io.millrace.benchmark.latency.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.latency.search.LagTrend.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LagTrendTest {

  @Test
  void isTheSlopeOfALine() {
    assertThat(LagTrend.slope(List.of(new Point(100, 5), new Point(102, 11)))).isEqualTo(3);
    assertThat(LagTrend.slope(List.of(new Point(1, 7), new Point(2, 7), new Point(4, 7)))).isZero();
  }

  /** By the textbook: (0, 1), (1, 3), (2, 2), (3, 6) lie on 0.9 + 1.4 t. */
  @Test
  void fitsLeastSquares() {
    assertThat(
            LagTrend.slope(
                List.of(new Point(0, 1), new Point(1, 3), new Point(2, 2), new Point(3, 6))))
        .isCloseTo(1.4, within(1e-12));
  }

  @Test
  void seesAGrowthBelowTheNoise() {
    Random random = new Random(1);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      double seconds = 1e6 + i * 0.25;
      points.add(new Point(seconds, 100 * seconds + 500 * random.nextGaussian()));
    }
    assertThat(LagTrend.slope(points)).isCloseTo(100, within(5.0));
  }

  @Test
  void refusesASingleMoment() {
    assertThatThrownBy(() -> LagTrend.slope(List.of(new Point(1, 1), new Point(1, 2))))
        .hasMessage("there is no trend of 2 points");
  }
}
