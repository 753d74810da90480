package io.millrace.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.observe.Sample;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StillnessTest {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final Stillness still = new Stillness();

  private void see(double second, long enriched, long outputs) {
    long nanos = (long) (second * 1e9);
    still.see(new Sample(nanos, 0, enriched, outputs, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void lastsFromTheLastChange() {
    see(1, 0, 0);
    assertThat(still.ofAll()).isEqualTo(Duration.ofSeconds(1));
    see(2, 0, 7);
    assertThat(still.ofAll()).isZero();
    see(4.5, 0, 7);
    assertThat(still.ofAll()).isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void isNoEndBeforeTheLastWindowsCanHaveBeenClosed() {
    see(1, 900, 950);
    see(3, 900, 950);
    assertThat(still.isEnd(QUIET, Duration.ZERO)).isTrue();
    assertThat(still.isEnd(QUIET, IDLE)).isFalse();
    see(7.9, 900, 950);
    assertThat(still.isEnd(QUIET, IDLE)).isFalse();
    see(8, 900, 950);
    assertThat(still.isEnd(QUIET, IDLE)).isTrue();
  }

  @Test
  void isNoEndWhileTotalsCome() {
    see(1, 900, 950);
    see(7, 900, 990);
    see(8.9, 900, 990);
    assertThat(still.isEnd(QUIET, IDLE)).isFalse();
    see(9, 900, 990);
    assertThat(still.isEnd(QUIET, IDLE)).isTrue();
  }
}
