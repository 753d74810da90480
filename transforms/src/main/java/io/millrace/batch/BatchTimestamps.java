package io.millrace.batch;

import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.joda.time.Instant;

/**
 * The Beam timestamp of a batch: the smallest event time inside, so that it holds the watermark.
 */
public final class BatchTimestamps {
  private static final long MIN = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();
  private static final long MAX = GlobalWindow.INSTANCE.maxTimestamp().getMillis();

  private BatchTimestamps() {}

  /** The timestamp of a batch of events. */
  public static Instant of(EventBatch events) {
    return of(events.minEventTime());
  }

  /**
   * The nearest time to {@code epochMillis} that an element or timer in the global window can have.
   */
  public static Instant of(long epochMillis) {
    return Instant.ofEpochMilli(Math.max(MIN, Math.min(MAX, epochMillis)));
  }
}
