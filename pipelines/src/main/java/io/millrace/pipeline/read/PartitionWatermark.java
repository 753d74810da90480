package io.millrace.pipeline.read;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How far event time has come in one partition. All times are epoch milliseconds.
 *
 * <ul>
 *   <li>The watermark is the largest record timestamp seen, minus the disorder bound. A timestamp
 *       ahead of the wall clock counts as the wall clock.
 *   <li>It never goes back, nor behind the one it was restored with.
 *   <li>A partition is idle when it was found read to its end, and that no sooner than the idle
 *       timeout after its last record. It then follows the time of that finding, which is the wall
 *       clock but for the second between two look-ups, minus the disorder bound. While the end
 *       cannot be looked up, the watermark stands.
 *   <li>A partition that never had a record is idle like any other, its time counts from when it
 *       was first watched.
 *   <li>With unread offsets, or an unknown number of them, the watermark stands at its own
 *       progress. Offsets that hold no record count as unread until the consumer has passed them;
 *       of a transaction that is still open, only what was before it counts, so its records may be
 *       late when they appear.
 * </ul>
 *
 * <p>For one thread at a time.
 */
public final class PartitionWatermark {
  private final InstantSource clock;
  private final long maxDisorderMillis;
  private final long idleTimeoutMillis;
  private long watermark;
  private long quietSince;

  /**
   * @param restored the watermark to start from
   * @param quietSince since when the partition has given no record
   */
  public PartitionWatermark(
      InstantSource clock,
      Duration maxDisorder,
      Duration idleTimeout,
      long restored,
      long quietSince) {
    this.clock = clock;
    this.maxDisorderMillis = maxDisorder.toMillis();
    this.idleTimeoutMillis = idleTimeout.toMillis();
    this.watermark = restored;
    this.quietSince = quietSince;
  }

  /**
   * Takes note of records just read, of which {@code largestTimestamp} is the latest. Returns the
   * wall clock, which no timestamp may be ahead of.
   */
  public long sawRecords(long largestTimestamp) {
    long now = clock.millis();
    quietSince = now;
    watermark = Math.max(watermark, Math.min(largestTimestamp, now) - maxDisorderMillis);
    return now;
  }

  /**
   * The watermark now.
   *
   * @param backlog unread offsets, negative if unknown
   * @param endKnownAt when the end of the partition, which the backlog is counted to, was looked up
   */
  public long advance(long backlog, long endKnownAt) {
    if (backlog == 0 && endKnownAt - quietSince >= idleTimeoutMillis) {
      watermark = Math.max(watermark, Math.min(endKnownAt, clock.millis()) - maxDisorderMillis);
    }
    return watermark;
  }

  /** The watermark as of the last advance or record. */
  public long current() {
    return watermark;
  }

  /** When the last record was seen, or when the partition was first watched. */
  public long quietSince() {
    return quietSince;
  }
}
