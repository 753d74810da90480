package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.benchmark.result.Latency;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyFiguresTest {
  private static Passage passage(double perSecond, long micros, int windows, String... faults) {
    return new Passage(
        new OfferedLoad(perSecond, Duration.ofSeconds(1), Duration.ofSeconds(1)),
        List.of(faults),
        List.of(),
        true,
        "",
        List.of(),
        times(20, micros),
        times(20, micros - 1),
        times(200, 2 * micros),
        windows,
        times(20, 1),
        0,
        new Tail(10, micros),
        new Tail(10, micros));
  }

  private static Histogram times(int count, long micros) {
    Histogram histogram = Microseconds.histogram();
    histogram.recordValueWithCount(micros, count);
    return histogram;
  }

  @Test
  void putsRunsTogetherAndLeavesOutThoseThatDoNotCount() {
    Latency latency =
        LatencyFigures.of(
                List.of(
                    passage(40, 100, 10),
                    passage(40, 900, 500, "the audit is not clean"),
                    passage(40, 300, 10)))
            .orElseThrow();

    assertThat(latency.offeredRate()).isEqualTo(40);
    assertThat(latency.enriched().count()).isEqualTo(40);
    assertThat(latency.enriched().maxMicros()).isEqualTo(300);
    assertThat(latency.enriched().curve())
        .containsExactly(new Latency.Point(0.5, 100), new Latency.Point(0.75, 300));
    assertThat(latency.enriched().naive())
        .containsExactly(new Latency.Point(0.5, 99), new Latency.Point(0.75, 299));
    // There are 400 totals, but of 20 windows only.
    assertThat(latency.totals().count()).isEqualTo(400);
    assertThat(latency.totals().curve()).containsExactly(new Latency.Point(0.5, 200));
    assertThat(latency.sendDelay().maxMicros()).isEqualTo(1);
  }

  @Test
  void givesNothingIfNoRunCounts() {
    assertThat(LatencyFigures.of(List.of(passage(40, 100, 10, "it ended by itself")))).isEmpty();
  }

  @Test
  void refusesDifferentRates() {
    List<Passage> passages = List.of(passage(40, 100, 10), passage(41, 100, 10));

    assertThatThrownBy(() -> LatencyFigures.of(passages))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
