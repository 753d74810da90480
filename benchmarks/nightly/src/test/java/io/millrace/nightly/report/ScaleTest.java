package io.millrace.nightly.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void makesEqualRatiosEquallyLong() {
    Scale scale = new Scale(true, 1, 10_000);
    assertThat(scale.at(1)).isEqualTo(0);
    assertThat(scale.at(100)).isEqualTo(50, within(1e-9));
    assertThat(scale.ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0);
  }

  @Test
  void leavesRoomAroundTheValues() {
    Scale scale = Scale.logarithmic(DoubleStream.of(3, 300));
    assertThat(scale.at(3)).isBetween(2.0, 10.0);
    assertThat(scale.at(300)).isBetween(90.0, 98.0);
    Scale single = Scale.logarithmic(DoubleStream.of(5));
    assertThat(single.at(5)).isEqualTo(50, within(1e-6));
    assertThat(Scale.around(DoubleStream.of(7)).at(7)).isEqualTo(50, within(1e-6));
  }

  @Test
  void hasFewRoundTicks() {
    double[][] ranges = {
      {0.9, 1.1},
      {3, 4},
      {0.03, 1.1},
      {10, 10_000},
      {1e-3, 1e9},
      {0.141, 0.1412},
      {120_000, 150_000}
    };
    for (double[] range : ranges) {
      for (boolean logarithmic : new boolean[] {true, false}) {
        Scale scale = new Scale(logarithmic, range[0], range[1]);
        List<Double> ticks = scale.ticks();
        assertThat(ticks).as(scale.toString()).hasSizeBetween(2, 6).isSorted();
        assertThat(ticks).allMatch(tick -> scale.at(tick) >= 0 && scale.at(tick) <= 100);
        assertThat(ticks.stream().map(scale::label)).as(scale.toString()).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void writesNumbersForPeople() {
    assertThat(Amounts.of(11_912.3)).isEqualTo("11,900");
    assertThat(Amounts.of(0.14127)).isEqualTo("0.141");
    assertThat(Amounts.of(9.999)).isEqualTo("10.0");
    assertThat(Amounts.of(0)).isEqualTo("0.00");
    assertThat(Amounts.tick(0.5)).isEqualTo("0.5");
    assertThat(Amounts.tick(120_000)).isEqualTo("120k");
    assertThat(Amounts.tick(2_500_000)).isEqualTo("2.5M");
    assertThat(Amounts.change(0.0421)).isEqualTo("+4.2 %");
    assertThat(Amounts.change(-0.0421)).isEqualTo("−4.2 %");
    assertThat(Amounts.change(-0.0001)).isEqualTo("0.0 %");
  }
}
