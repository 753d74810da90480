package io.millrace.load.workload;

import java.time.Duration;
import java.time.Instant;

/**
 * Where on the time line the events happen.
 *
 * @param start event time of the first record; null ("auto") until {@link Workload#resolved} sets
 *     it so that the span ends {@code margin} before the run starts
 * @param span event time from the first record to the last
 * @param margin how long before the start of the run the span ends when {@code start} is auto; more
 *     than window, lateness and disorder together, or the last windows stay open
 */
public record EventTime(Instant start, Duration span, Duration margin) {

  /** Checks the ranges. */
  public EventTime {
    new Problems()
        .range("span", span, Duration.ofSeconds(1), Duration.ofDays(3650))
        .range("margin", margin, Duration.ofDays(-3650), Duration.ofDays(3650))
        .require(
            start == null || start.toEpochMilli() >= 1_000_000_000_000L,
            "start is " + start + ", not 2001-09-09T01:46:40Z or later")
        .throwIfAny();
  }

  /** Returns the event time of the first record in epoch milliseconds. */
  public long startMillis() {
    if (start == null) {
      throw new IllegalStateException("eventTime.start is auto: resolve the workload first");
    }
    return start.toEpochMilli();
  }
}
