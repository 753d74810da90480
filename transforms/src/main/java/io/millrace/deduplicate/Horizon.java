package io.millrace.deduplicate;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long an id is remembered, in event time, and the slices in which it is forgotten.
 *
 * <p>Slices are half a horizon long and aligned to the epoch. An id that was first seen with event
 * time t is remembered at least until the watermark has passed t + H, and forgotten at the latest
 * when it has passed t + 1.5 H: the moment at which its whole slice may go.
 *
 * @param millis the horizon H in milliseconds, at least 2
 */
public record Horizon(long millis) implements Serializable {
  /** Checks the range. */
  public Horizon {
    if (millis < 2) {
      throw new IllegalArgumentException(
          "the deduplication horizon must be at least 2 ms, not " + millis + " ms");
    }
  }

  /** A horizon this long. */
  public static Horizon of(Duration duration) {
    return new Horizon(duration.toMillis());
  }

  /** Length of a slice in milliseconds. */
  long sliceMillis() {
    return millis - millis / 2;
  }

  long slice(long eventTime) {
    return Math.floorDiv(eventTime, sliceMillis());
  }

  /** The watermark at which a slice is forgotten. */
  long expiry(long slice) {
    return (slice + 1) * sliceMillis() + millis;
  }

  boolean isExpired(long slice, long watermark) {
    return expiry(slice) <= watermark;
  }
}
