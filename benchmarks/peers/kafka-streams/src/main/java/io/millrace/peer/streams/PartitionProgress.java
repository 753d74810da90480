package io.millrace.peer.streams;

import io.millrace.peer.streams.InputEnds.End;

/**
 * How far event time has come in one partition of the input; all times are epoch milliseconds.
 *
 * <p>The watermark is the largest timestamp processed, at most the wall clock, minus the disorder
 * bound. A partition that was found processed to its end, and that no sooner than the idle timeout
 * after its last record, follows the time of that finding, also if it never had a record. It never
 * goes back, and begins at the epoch.
 */
final class PartitionProgress {
  private final long maxDisorderMillis;
  private final long idleTimeoutMillis;
  private long watermark;
  private long next;
  private long quietSince;

  /**
   * @param now since when the partition has given no record
   */
  PartitionProgress(long maxDisorderMillis, long idleTimeoutMillis, long now) {
    this.maxDisorderMillis = maxDisorderMillis;
    this.idleTimeoutMillis = idleTimeoutMillis;
    this.quietSince = now;
  }

  /** Takes note of a record. */
  void saw(long offset, long timestamp, long now) {
    next = offset + 1;
    quietSince = now;
    watermark = Math.max(watermark, Math.min(timestamp, now) - maxDisorderMillis);
  }

  /** Takes note of where the partition ends. */
  void saw(End end) {
    boolean isAtEnd = Math.max(next, end.readTo()) >= end.offset();
    if (isAtEnd && end.knownAt() - quietSince >= idleTimeoutMillis) {
      watermark = Math.max(watermark, end.knownAt() - maxDisorderMillis);
    }
  }

  long watermark() {
    return watermark;
  }
}
