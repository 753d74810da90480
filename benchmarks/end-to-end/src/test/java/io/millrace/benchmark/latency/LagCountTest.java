package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LagCountTest {
  private final LagCount lag = new LagCount(Duration.ofSeconds(2), Duration.ofSeconds(1));

  @Test
  void hasAPointFourTimesASecond() {
    assertThat(lag.points()).map(LagPoint::seconds).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
    assertThat(lag.points()).map(LagPoint::records).containsOnly(0L);
  }

  @Test
  void countsWhatIsSentAndNotReceived() {
    // Sent in the warm-up, and over before the stretch.
    lag.add(500_000, 1_900_000);
    lag.add(1_900_000, 2_000_001);
    lag.add(2_000_000, 2_750_000);
    lag.add(2_250_001, 9_000_000);
    // Sent after the stretch.
    lag.add(3_000_001, 3_000_002);

    assertThat(lag.points()).map(LagPoint::records).containsExactly(2L, 1L, 2L, 1L, 1L);
  }
}
