package io.millrace.benchmark.latency;

import io.millrace.load.pace.WallClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Finds out whether the time of day went along with the clock of a run. */
final class Drift {
  private final WallClock clock;
  private final long apart;

  /** Looks for the first time. */
  Drift(WallClock clock) {
    this.clock = clock;
    this.apart = apart();
  }

  /** How many microseconds the time of day has gained since. */
  long micros() {
    return apart() - apart;
  }

  private long apart() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - clock.micros();
  }
}
