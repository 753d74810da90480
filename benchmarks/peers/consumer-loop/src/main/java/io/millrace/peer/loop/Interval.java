package io.millrace.peer.loop;

import java.time.Duration;

/** Says once per interval that it is over. */
final class Interval {
  private final long nanos;
  private long begun = System.nanoTime();

  Interval(Duration length) {
    this.nanos = length.toNanos();
  }

  /** Whether the interval is over; if so, the next one begins now. */
  boolean isOver() {
    long now = System.nanoTime();
    if (now - begun < nanos) {
      return false;
    }
    begun = now;
    return true;
  }
}
