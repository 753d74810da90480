package io.millrace.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.oracle.Expectation;
import io.millrace.load.oracle.Rung;
import io.millrace.load.workload.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {
  private static final Topics TOPICS = Topics.withPrefix("run.");

  /** Of 1,000 records 60 are copies, of which 10 may pass, and 40 are broken. */
  private static final Expectation EXPECTED =
      new Expectation(1_000, Map.of(), 900, 910, 50, 60, 40, 30, 200, 250);

  @ParameterizedTest
  @CsvSource({
    "J0, 1000, 0, 0, true",
    "J0, 999, 0, 0, false",
    "J2, 960, 40, 0, true",
    "J2, 960, 39, 0, false",
    "J3, 900, 40, 0, true",
    "J3, 899, 40, 0, false",
    "J5, 900, 40, 200, true",
    "J5, 910, 70, 300, true",
    "J5, 900, 40, 199, false",
    "J5, 910, 39, 200, false",
    "J5, 899, 70, 300, false",
  })
  void isInWhenEachTopicHasWhatItMustHave(
      Rung rung, long enriched, long deadLetters, long aggregates, boolean in) {
    Map<String, Long> written =
        Map.of(
            TOPICS.enriched(), enriched,
            TOPICS.deadLetters(), deadLetters,
            TOPICS.aggregates(), aggregates);

    assertThat(Due.of(EXPECTED, rung, TOPICS).isIn(written)).isEqualTo(in);
  }

  @Test
  void isNotInWhatWasNotSeen() {
    assertThat(Due.of(EXPECTED, Rung.J5, TOPICS).isIn(Map.of())).isFalse();
    assertThat(Due.of(EXPECTED, Rung.J0, TOPICS).isIn(Map.of())).isFalse();
  }
}
