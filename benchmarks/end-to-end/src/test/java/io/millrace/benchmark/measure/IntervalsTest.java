package io.millrace.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.measure.Intervals.Interval;
import io.millrace.benchmark.result.Ratio;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  private static final double CONFIDENCE = 0.95;

  @Test
  void takesStudentsIntervalOfTheMean() {
    // Mean 1, deviation 1, and 4.3027 / sqrt(3) = 2.4841.
    Interval interval = Intervals.student(new double[] {0, 1, 2}, CONFIDENCE);
    assertThat(interval.low()).isEqualTo(1 - 2.4841, within(1e-3));
    assertThat(interval.high()).isEqualTo(1 + 2.4841, within(1e-3));
  }

  @Test
  void bootstrapsTheSameIntervalEveryTime() {
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
    assertThat(Intervals.bootstrap(values, CONFIDENCE))
        .isEqualTo(Intervals.bootstrap(values.clone(), CONFIDENCE));
  }

  @Test
  void bootstrapsASymmetricIntervalOfSymmetricValues() {
    double[] values = IntStream.rangeClosed(-6, 6).asDoubleStream().toArray();
    Interval interval = Intervals.bootstrap(values, CONFIDENCE);
    assertThat(interval.high()).isEqualTo(-interval.low(), within(1.0));
    assertThat(interval.high()).isBetween(2.0, 4.0);
  }

  @Test
  void bootstrapsNothingButTheValueOfEqualOnes() {
    assertThat(Intervals.bootstrap(new double[] {7, 7, 7, 7}, CONFIDENCE))
        .isEqualTo(new Interval(7, 7));
  }

  @Test
  void bootstrapsIntervalsThatHoldTheMedianAsOftenAsTheySay() {
    SplittableRandom random = new SplittableRandom(1);
    int series = 200;
    int held = 0;
    for (int i = 0; i < series; i++) {
      // Of a skewed distribution, whose median is ln 2.
      double[] values =
          DoubleStream.generate(() -> -Math.log(1 - random.nextDouble())).limit(12).toArray();
      Interval interval = Intervals.bootstrap(values, CONFIDENCE);
      held += interval.low() <= Math.log(2) && Math.log(2) <= interval.high() ? 1 : 0;
    }
    assertThat((double) held / series).isBetween(0.90, 0.99);
  }

  @Test
  void takesTheWiderIntervalOfFewBlocks() {
    List<Double> ones = List.of(1.0, 1.0, 1.0);
    Ratio few = PairedRatio.of(List.of(1.0, Math.E, Math.E * Math.E), ones);
    assertThat(Math.log(few.low())).isEqualTo(1 - 2.4841, within(1e-3));
    assertThat(Math.log(few.high())).isEqualTo(1 + 2.4841, within(1e-3));
  }

  @Test
  void trustsTheBootstrapOfTenBlocks() {
    List<Double> ones = DoubleStream.generate(() -> 1).limit(10).boxed().toList();
    List<Double> values =
        IntStream.range(0, 10).mapToObj(i -> i == 0 ? 1e6 : 1 + i / 100.0).toList();
    Ratio ratio = PairedRatio.of(values, ones);
    // Student's interval would be far wider, for the one value far out.
    assertThat(ratio.low()).isGreaterThan(1.0);
    assertThat(ratio.high()).isLessThan(1.1);
  }

  @Test
  void isWiderTheSurerItIsToBe() {
    List<Double> values = List.of(1.0, 1.1, 1.2, 1.3);
    List<Double> ones = List.of(1.0, 1.0, 1.0, 1.0);
    assertThat(PairedRatio.of(values, ones, 0.99).high())
        .isGreaterThan(PairedRatio.of(values, ones, 0.95).high());
  }
}
