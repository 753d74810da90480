package io.millrace.pipeline.read;

import io.millrace.batch.RecordBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicyFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.TopicPartition;
import org.joda.time.Instant;

/**
 * Gives KafkaIO the {@link PartitionWatermark} of each partition, and as timestamp of an element
 * the smallest record timestamp inside, but never one ahead of the wall clock, nor one that the
 * watermark had passed before: an element that is late in Beam's eyes does not hold the watermark
 * everywhere (the Direct runner's grouping by key forgets it), and what is on time in the same
 * batch would become late while the batch is on its way.
 *
 * <p>A class with a name, because runners keep it serialized in their checkpoints.
 */
public final class PartitionWatermarkFactory implements TimestampPolicyFactory<byte[], byte[]> {
  private static final long serialVersionUID = 1;

  private final Packing packing;
  private final Duration maxDisorder;
  private final Duration idleTimeout;
  private final InstantSource clock;

  /**
   * What has been watched, by this copy of the factory. Readers come and go while a pipeline runs:
   * the Direct runner closes one in twenty after a bundle, and the splittable read asks for a
   * policy every few seconds. If idle time began anew each time, a partition without data would
   * never be idle when it shares a reader with a busy one.
   */
  private final transient ConcurrentMap<TopicPartition, PartitionWatermark> watched =
      new ConcurrentHashMap<>();

  /**
   * @param packing whether values are batches ({@link Packing#CONSUMER}) or records
   * @param maxDisorder how far a record's timestamp may lie behind a larger one before it
   * @param idleTimeout how long a partition gives no record before it counts as idle
   */
  public PartitionWatermarkFactory(Packing packing, Duration maxDisorder, Duration idleTimeout) {
    this(packing, maxDisorder, idleTimeout, Clock.systemUTC());
  }

  PartitionWatermarkFactory(
      Packing packing, Duration maxDisorder, Duration idleTimeout, InstantSource clock) {
    this.packing = packing;
    this.maxDisorder = maxDisorder;
    this.idleTimeout = idleTimeout;
    this.clock = clock;
  }

  private Object readResolve() {
    return new PartitionWatermarkFactory(packing, maxDisorder, idleTimeout, clock);
  }

  @Override
  public TimestampPolicy<byte[], byte[]> createTimestampPolicy(
      TopicPartition partition, Optional<Instant> previousWatermark) {
    PartitionWatermark before = watched.get(partition);
    PartitionWatermark watermark =
        new PartitionWatermark(
            clock,
            maxDisorder,
            idleTimeout,
            previousWatermark.orElse(BoundedWindow.TIMESTAMP_MIN_VALUE).getMillis(),
            before == null ? clock.millis() : before.quietSince());
    watched.put(partition, watermark);
    return new Policy(packing, watermark);
  }

  private static final class Policy extends TimestampPolicy<byte[], byte[]> {
    private final Packing packing;
    private final PartitionWatermark watermark;

    Policy(Packing packing, PartitionWatermark watermark) {
      this.packing = packing;
      this.watermark = watermark;
    }

    @Override
    public Instant getTimestampForRecord(
        PartitionContext context, KafkaRecord<byte[], byte[]> record) {
      if (packing == Packing.BUNDLE) {
        return timestamp(record.getTimestamp(), record.getTimestamp());
      }
      RecordBatch batch = RecordBatch.of(record.getKV().getValue());
      return batch.count() == 0
          ? Instant.ofEpochMilli(watermark.current())
          : timestamp(batch.minTimestamp(), batch.maxTimestamp());
    }

    private Instant timestamp(long smallest, long largest) {
      long passed = watermark.current();
      long now = watermark.sawRecords(largest);
      return Instant.ofEpochMilli(Math.max(passed, Math.min(smallest, now)));
    }

    @Override
    public Instant getWatermark(PartitionContext context) {
      return Instant.ofEpochMilli(
          watermark.advance(
              context.getMessageBacklog(), context.getBacklogCheckTime().getMillis()));
    }
  }
}
