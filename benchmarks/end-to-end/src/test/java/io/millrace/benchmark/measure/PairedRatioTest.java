package io.millrace.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairedRatioTest {
  @Test
  void givesTheRatioWithinPairsHoweverBlocksDiffer() {
    PairedRatio ratio = PairedRatio.of(List.of(20.0, 200.0, 2.0), List.of(10.0, 100.0, 1.0));
    assertThat(ratio.pairs()).isEqualTo(3);
    assertThat(ratio.median()).isEqualTo(2, within(1e-12));
    assertThat(ratio.low()).isEqualTo(2, within(1e-9));
    assertThat(ratio.high()).isEqualTo(2, within(1e-9));
  }

  @Test
  void takesStudentsIntervalOfTheLogarithms() {
    double e = Math.E;
    PairedRatio ratio = PairedRatio.of(List.of(1.0, e, e * e), List.of(1.0, 1.0, 1.0));
    // The logarithms are 0, 1 and 2: mean 1, deviation 1, and 4.303 / sqrt(3) = 2.4843.
    assertThat(ratio.median()).isEqualTo(e, within(1e-12));
    assertThat(Math.log(ratio.low())).isEqualTo(1 - 2.4843, within(1e-3));
    assertThat(Math.log(ratio.high())).isEqualTo(1 + 2.4843, within(1e-3));
  }

  @Test
  void knowsNothingOfASinglePair() {
    PairedRatio ratio = PairedRatio.of(List.of(3.0), List.of(1.0));
    assertThat(ratio.median()).isEqualTo(3, within(1e-12));
    assertThat(ratio.low()).isZero();
    assertThat(ratio.high()).isInfinite();
  }

  @Test
  void refusesValuesWithoutAPartner() {
    assertThatThrownBy(() -> PairedRatio.of(List.of(1.0), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PairedRatio.of(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesTheMiddleOrTheMeanOfTheTwoMiddleOnes() {
    assertThat(PairedRatio.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
    assertThat(PairedRatio.median(List.of(9.0, 1.0, 5.0, 6.0))).isEqualTo(5.5);
  }
}
