package io.millrace.batch;

import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.joda.time.Instant;

/** The times that elements and timers in the global window can have. */
public final class BatchTimestamps {
  private static final long MIN = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();
  private static final long MAX = GlobalWindow.INSTANCE.maxTimestamp().getMillis();

  private BatchTimestamps() {}

  /**
   * The nearest time to {@code epochMillis} that an element or timer in the global window can have.
   */
  public static Instant of(long epochMillis) {
    return Instant.ofEpochMilli(Math.max(MIN, Math.min(MAX, epochMillis)));
  }
}
