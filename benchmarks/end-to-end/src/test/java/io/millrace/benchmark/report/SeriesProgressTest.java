package io.millrace.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.observe.Samples;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Scenarios;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesProgressTest {
  private static final Entry FAST = Scenarios.entry("fast");
  private static final Entry SLOW = Scenarios.entry("slow");

  private final StringWriter text = new StringWriter();
  private final Hands clock = new Hands();
  private final SeriesProgress progress =
      new SeriesProgress(new PrintWriter(text), clock, List.of(FAST, SLOW));

  @Test
  void saysWhatRunsAndHowLongItHasTaken() {
    progress.starting(1, 2, 1, 1, FAST);
    assertThat(text.toString())
        .contains("block 1 of 2, run 1 of 2: fast J5 at-least-once x2, 1,000 records; 0 s gone")
        .contains("end not known yet");

    clock.pass(Duration.ofSeconds(30));
    progress.ended(Runs.valid(1, "fast", 4_000));
    assertThat(text.toString()).contains("4,000 records/s, 250.00 µs CPU/record; 30 s");

    progress.starting(1, 2, 2, 1, SLOW);
    assertThat(text.toString()).contains("run 2 of 2: slow").contains("30 s gone, expected end ");

    progress.ended(Runs.invalid(1, "slow"));
    assertThat(text.toString()).contains("does not count: the audit is not clean");
  }

  @Test
  void isNotSilentForLong() {
    progress.starting(1, 2, 1, 1, FAST);
    Sample sample = Samples.quiet(0).enriched(1_234).sample();
    progress.running(sample);
    assertThat(text.toString()).doesNotContain("1,234");

    clock.pass(Duration.ofSeconds(60));
    progress.running(sample);
    assertThat(text.toString()).contains("60 s: 1,234 records written");
  }

  @Test
  void expectsOfWhatIsLeftWhatItSawBefore() {
    Forecast forecast = new Forecast(List.of(FAST, SLOW));
    assertThat(forecast.left(3)).isEmpty();

    forecast.ran(FAST, Duration.ofSeconds(10));
    // Two more of the fast, and three of the slow, which may be as fast.
    assertThat(forecast.left(3)).contains(Duration.ofSeconds(50));

    forecast.ran(SLOW, Duration.ofSeconds(100));
    assertThat(forecast.left(3)).contains(Duration.ofSeconds(220));
  }

  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
