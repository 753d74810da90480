package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.result.Latency.Percentiles;
import io.millrace.benchmark.result.Latency.Point;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveTest {
  /** Values 1, 2, 3 and so on, as exact as three digits are. */
  private static Histogram upTo(int count) {
    Histogram values = Microseconds.histogram();
    for (int value = 1; value <= count; value++) {
      values.recordValue(value);
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "19, 0, 0",
    "20, 1, 0.5",
    "39, 1, 0.5",
    "40, 2, 0.75",
    "99, 2, 0.75",
    "100, 3, 0.9",
    "180, 3, 0.9",
    "200, 4, 0.95",
    "999, 4, 0.95",
    "1000, 5, 0.99",
    "10000, 7, 0.999",
    "99999, 8, 0.9995",
    "100000, 9, 0.9999",
  })
  void showsNoQuantileThatTooFewValuesAreAbove(int independent, int points, double last) {
    List<Point> curve = Curve.of(upTo(100_000), independent);

    assertThat(curve).hasSize(points);
    assertThat(curve).map(Point::quantile).isSorted();
    if (points > 0) {
      assertThat(curve.get(points - 1).quantile()).isEqualTo(last);
    }
  }

  @Test
  void readsTheQuantiles() {
    assertThat(Curve.of(upTo(1_000), 1_000))
        .containsExactly(
            new Point(0.5, 500),
            new Point(0.75, 750),
            new Point(0.9, 900),
            new Point(0.95, 950),
            new Point(0.99, 990));
  }

  @Test
  void hasNoMoreIndependentValuesThanValues() {
    assertThat(Curve.of(upTo(19), 1_000)).isEmpty();
  }

  @Test
  void alwaysHasTheGreatest() {
    Percentiles few = Curve.percentiles(upTo(3), 3, List.of());

    assertThat(few).isEqualTo(new Percentiles(3, 3, List.of(), List.of()));
  }
}
