package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferedLoadTest {
  @Test
  void goesOnAfterTheMeasuredPart() {
    assertThat(new OfferedLoad(1, Duration.ofSeconds(3), Duration.ofSeconds(5)).whole())
        .isEqualTo(Duration.ofSeconds(9));
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, PT1S, PT1S, 'perSecond is 0.9, not 1 to 10,000,000'",
    "NaN, PT1S, PT1S, 'perSecond is NaN, not 1 to 10,000,000'",
    "1, PT0S, PT1S, 'warmUp is PT0S, not over 0 and up to PT10M'",
    "1, PT1S, PT0S, 'length is PT0S, not over 0 and up to PT10M'",
    "1, PT1S, PT11M, 'length is PT11M, not over 0 and up to PT10M'",
  })
  void refusesWhatCannotBe(double perSecond, Duration warmUp, Duration length, String message) {
    assertThatThrownBy(() -> new OfferedLoad(perSecond, warmUp, length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
