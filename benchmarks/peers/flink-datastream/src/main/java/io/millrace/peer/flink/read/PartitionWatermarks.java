package io.millrace.peer.flink.read;

import io.millrace.pipeline.read.PartitionWatermark;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Gives each partition Millrace's {@link PartitionWatermark}.
 *
 * <p>Flink's watermark t says that nothing up to and with t will come, Millrace's that nothing
 * before t will: it is the larger by one.
 */
public final class PartitionWatermarks<T> implements WatermarkStrategy<T> {
  private static final long NONE = Long.MIN_VALUE;

  private final AssignedPartitions partitions;
  private final Position<T> position;
  private final Duration maxDisorder;
  private final Duration idleTimeout;

  /**
   * @param partitions the same as the source's
   * @param maxDisorder how far a record's timestamp may lie behind a larger one before it
   * @param idleTimeout how long a partition gives no record before it counts as idle
   */
  public PartitionWatermarks(
      AssignedPartitions partitions,
      Position<T> position,
      Duration maxDisorder,
      Duration idleTimeout) {
    this.partitions = partitions;
    this.position = position;
    this.maxDisorder = maxDisorder;
    this.idleTimeout = idleTimeout;
  }

  @Override
  public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
    return (element, recordTimestamp) -> position.eventTime(element);
  }

  @Override
  public WatermarkGenerator<T> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    return new Generator<>(partitions, position, maxDisorder, idleTimeout, Clock.systemUTC());
  }

  /** The watermark of one partition, which is not known before its first record. */
  static final class Generator<T> implements WatermarkGenerator<T> {
    private static final int UNKNOWN = -1;

    private final AssignedPartitions partitions;
    private final Position<T> position;
    private final InstantSource clock;
    private final long idleTimeoutMillis;
    private final PartitionWatermark watermark;
    private int partition = UNKNOWN;
    private long next;

    Generator(
        AssignedPartitions partitions,
        Position<T> position,
        Duration maxDisorder,
        Duration idleTimeout,
        InstantSource clock) {
      this.partitions = partitions;
      this.position = position;
      this.clock = clock;
      this.idleTimeoutMillis = idleTimeout.toMillis();
      this.watermark =
          new PartitionWatermark(clock, maxDisorder, idleTimeout, NONE, clock.millis());
    }

    @Override
    public void onEvent(T element, long eventTimestamp, WatermarkOutput output) {
      if (partition == UNKNOWN) {
        partition = position.partition(element);
        partitions.gaveRecord(partition);
      }
      next = position.lastOffset(element) + 1;
      long unused = watermark.sawRecords(position.recordTimestamp(element));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      long now = clock.millis();
      if (now - watermark.quietSince() >= idleTimeoutMillis) {
        partitions.lookUp(now);
        long unused = watermark.advance(backlog(), partitions.knownAt());
      }
      if (watermark.current() == NONE) {
        return;
      }
      if (partition == UNKNOWN && !partitions.areAllSilent()) {
        // Flink has one more generator, for elements of no partition, which must not speak for
        // those that have records. A partition that follows the clock holds nothing anyway.
        output.markIdle();
      } else {
        output.emitWatermark(new Watermark(watermark.current() - 1));
      }
    }

    private long backlog() {
      return partition == UNKNOWN
          ? partitions.backlogOfSilent()
          : partitions.backlog(partition, next);
    }
  }
}
