package io.millrace.aggregate;

import java.io.Serializable;
import java.time.Duration;

/**
 * Fixed windows [s, s + W) with s a multiple of W, and how long after its end a window takes
 * corrections.
 *
 * <p>State is freed in slices of whole windows, each of at least half of W + L: when the watermark
 * has passed the last window of a slice by L, all of them go.
 *
 * @param sizeMillis the size W, at least 1
 * @param latenessMillis the allowed lateness L, at least 0
 */
public record FixedWindow(long sizeMillis, long latenessMillis) implements Serializable {
  /** Checks the ranges. */
  public FixedWindow {
    if (sizeMillis < 1) {
      throw new IllegalArgumentException(
          "the window size must be at least 1 ms, not " + sizeMillis);
    }
    if (latenessMillis < 0) {
      throw new IllegalArgumentException(
          "the allowed lateness must not be negative, but is " + latenessMillis + " ms");
    }
  }

  /** Windows of this size that take corrections for this long. */
  public static FixedWindow of(Duration size, Duration lateness) {
    return new FixedWindow(size.toMillis(), lateness.toMillis());
  }

  long start(long eventTime) {
    return Math.floorDiv(eventTime, sizeMillis) * sizeMillis;
  }

  long end(long start) {
    return start + sizeMillis;
  }

  /** Whether the window takes no more events at this watermark. */
  boolean isClosed(long start, long watermark) {
    return end(start) + latenessMillis <= watermark;
  }

  /** Whether the window's result is due at this watermark. */
  boolean isDue(long start, long watermark) {
    return end(start) <= watermark;
  }

  private long sliceMillis() {
    long windows = 1 + (sizeMillis + latenessMillis - 1) / (2 * sizeMillis);
    return windows * sizeMillis;
  }

  long slice(long start) {
    return Math.floorDiv(start, sliceMillis());
  }

  /** The first window start that is in a later slice. */
  long sliceEnd(long slice) {
    return (slice + 1) * sliceMillis();
  }

  /** The watermark at which all windows of the slice are closed. */
  long expiry(long slice) {
    return sliceEnd(slice) + latenessMillis;
  }
}
