package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final int SECOND = 1_000_000;
  private static final OfferedLoad LOAD =
      new OfferedLoad(1, Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final Measurement measurement = new Measurement(LOAD);

  private Passage passage() {
    return measurement.passage(LOAD, List.of(), List.of(), true, "");
  }

  private static List<Long> values(Histogram histogram) {
    return java.util.stream.StreamSupport.stream(histogram.allValues().spliterator(), false)
        .filter(value -> value.getCountAtValueIteratedTo() > 0)
        .map(value -> value.getValueIteratedTo())
        .toList();
  }

  @Test
  void countsWhatWasDueInTheMeasuredPart() {
    measurement.record(SECOND - 1, SECOND - 1, 2 * SECOND);
    measurement.record(SECOND, SECOND + 3, SECOND + 10);
    // Its result comes long after the load.
    measurement.record(3 * SECOND - 1, 3 * SECOND + 1, 3 * SECOND + 99);
    measurement.record(3 * SECOND, 3 * SECOND, 3 * SECOND + 1);
    measurement.record(2 * SECOND, 2 * SECOND + 7, OffsetTimes.NONE);

    Passage passage = passage();
    assertThat(values(passage.enriched())).containsExactly(10L, 100L);
    assertThat(values(passage.naive())).containsExactly(7L, 98L);
    assertThat(values(passage.sendDelay())).containsExactly(2L, 3L, 7L);
    assertThat(passage.begin()).isEqualTo(new Tail(1, 10));
    assertThat(passage.end()).isEqualTo(new Tail(1, 100));
    assertThat(passage.negative()).isZero();
  }

  @Test
  void countsWhatCameBeforeItWasSentApart() {
    measurement.record(SECOND, SECOND + 5, SECOND + 4);
    measurement.total(0, SECOND, SECOND - 1);

    assertThat(passage().negative()).isEqualTo(2);
    assertThat(passage().enriched().getTotalCount()).isZero();
    assertThat(passage().totals().getTotalCount()).isZero();
    assertThat(Faults.of(measurement, 0, 0))
        .containsExactly("no result of the measured part came", "2 of 2 latencies are negative");
  }

  @Test
  void countsWindowsThatCouldFirstBeGivenInTheMeasuredPart() {
    measurement.total(100, SECOND - 1, 2 * SECOND);
    measurement.total(200, SECOND, SECOND + 30);
    measurement.total(200, SECOND, SECOND + 40);
    measurement.total(300, 3 * SECOND - 1, 4 * SECOND - 1);
    measurement.total(400, 3 * SECOND, 4 * SECOND);

    assertThat(values(passage().totals())).hasSize(3).startsWith(30L, 40L);
    assertThat(passage().totals().getMaxValue()).isBetween(999_000L, 1_001_000L);
    assertThat(passage().windows()).isEqualTo(2);
  }

  @Test
  void saysThatTheSystemCameTooLate() {
    measurement.record(0, 0, SECOND + 250_000);
    measurement.record(SECOND, SECOND, SECOND + 250_000);

    assertThat(Faults.of(measurement, 0, 0))
        .containsExactly("the first result came 250 ms after the measured part had begun");
  }

  @Test
  void saysWhatElseIsWrong() {
    measurement.record(0, 0, 1);
    measurement.record(SECOND, SECOND + 6_000, SECOND + 7_000);

    assertThat(Faults.of(measurement, 3, -2_500))
        .containsExactly(
            "the generator did not keep up: 99.9 % of the records were sent within 6,003 us, not"
                + " 5,000 us",
            "3 results do not name a record of the input that was acknowledged",
            "the time of day moved by -2,500 us against the monotone clock");
  }

  @Test
  void allowsTheGeneratorATenthOfWhatIsMeasured() {
    measurement.record(0, 0, 1);
    measurement.record(SECOND, SECOND + 6_000, SECOND + 70_000);

    assertThat(Faults.of(measurement, 0, 1_000)).isEmpty();
  }
}
