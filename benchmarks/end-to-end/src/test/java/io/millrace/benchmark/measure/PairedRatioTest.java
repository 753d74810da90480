package io.millrace.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.result.Ratio;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedRatioTest {
  @Test
  void givesTheRatioWithinPairsHoweverBlocksDiffer() {
    Ratio ratio = PairedRatio.of(List.of(20.0, 200.0, 2.0), List.of(10.0, 100.0, 1.0));
    assertThat(ratio.blocks()).isEqualTo(3);
    assertThat(ratio.median()).isEqualTo(2, within(1e-12));
    assertThat(ratio.low()).isEqualTo(2, within(1e-9));
    assertThat(ratio.high()).isEqualTo(2, within(1e-9));
  }

  @Test
  void knowsNothingOfASinglePair() {
    assertThat(PairedRatio.of(List.of(3.0), List.of(1.0)))
        .isEqualTo(new Ratio(3.0000000000000004, null, null, 1, 1));
  }

  @Test
  void refusesValuesWithoutAPartner() {
    assertThatThrownBy(() -> PairedRatio.of(List.of(1.0), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PairedRatio.of(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    // signs, two-sided probability: 2 * (1 + n + …) / 2^n
    "++++++, 0.03125",
    "+++++-, 0.21875",
    "------, 0.03125",
    "+++---, 1",
    "+++++++0, 0.015625",
    "00, 1"
  })
  void countsHowUnevenTheSignsAre(String signs, double probability) {
    double[] values =
        signs.chars().mapToDouble(sign -> sign == '+' ? 2 : sign == '-' ? -3 : 0).toArray();
    assertThat(SignTest.of(values)).isEqualTo(probability, within(1e-12));
  }
}
