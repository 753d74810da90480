package io.millrace.peer.beam;

import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicyFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.TopicPartition;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Event time is the record's timestamp; the watermark of a partition is the largest seen minus the
 * disorder bound. A partition that was found read to its end and has been quiet for the idle
 * timeout follows the wall clock minus that bound, also if it never had a record: that is what
 * KafkaIO's {@code CustomTimestampPolicyWithLimitedDelay} lacks.
 */
final class ClickTimestampPolicy extends TimestampPolicy<byte[], byte[]> {
  private final Duration maxDisorder;
  private final Duration idleTimeout;
  private Instant watermark;
  private Instant quietSince = Instant.now();

  private ClickTimestampPolicy(Duration maxDisorder, Duration idleTimeout, Instant watermark) {
    this.maxDisorder = maxDisorder;
    this.idleTimeout = idleTimeout;
    this.watermark = watermark;
  }

  static TimestampPolicyFactory<byte[], byte[]> factory(
      Duration maxDisorder, Duration idleTimeout) {
    return (TopicPartition partition, Optional<Instant> previous) ->
        new ClickTimestampPolicy(
            maxDisorder, idleTimeout, previous.orElse(BoundedWindow.TIMESTAMP_MIN_VALUE));
  }

  @Override
  public Instant getTimestampForRecord(
      PartitionContext context, KafkaRecord<byte[], byte[]> record) {
    quietSince = Instant.now();
    Instant timestamp = Instant.ofEpochMilli(record.getTimestamp());
    if (timestamp.isAfter(quietSince)) {
      timestamp = quietSince;
    }
    advanceTo(timestamp.minus(maxDisorder));
    return timestamp;
  }

  @Override
  public Instant getWatermark(PartitionContext context) {
    Instant endKnownAt = context.getBacklogCheckTime();
    if (context.getMessageBacklog() == 0 && !endKnownAt.isBefore(quietSince.plus(idleTimeout))) {
      advanceTo(endKnownAt.minus(maxDisorder));
    }
    return watermark;
  }

  private void advanceTo(Instant time) {
    if (time.isAfter(watermark)) {
      watermark = time;
    }
  }
}
