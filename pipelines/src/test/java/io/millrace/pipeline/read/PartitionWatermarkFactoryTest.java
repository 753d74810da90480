package io.millrace.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.RecordBatchBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class PartitionWatermarkFactoryTest {
  private static final long START = 1_700_000_000_000L;
  private static final TopicPartition PARTITION = new TopicPartition("clicks", 3);

  private long now = START;
  private final InstantSource clock = () -> java.time.Instant.ofEpochMilli(now);

  @Test
  void stampsABatchWithItsSmallestTimestampAndGoesByItsLargest() {
    TimestampPolicy<byte[], byte[]> policy = policy(Packing.CONSUMER, Optional.empty());

    assertThat(
            policy.getTimestampForRecord(context(5), batch(START - 700, START - 900, START - 800)))
        .isEqualTo(time(START - 900));
    assertThat(policy.getWatermark(context(5))).isEqualTo(time(START - 700 - 100));
  }

  @Test
  void stampsARecordWithItsTimestamp() {
    TimestampPolicy<byte[], byte[]> policy = policy(Packing.BUNDLE, Optional.empty());

    assertThat(policy.getTimestampForRecord(context(5), record(START - 900, new byte[] {1})))
        .isEqualTo(time(START - 900));
    assertThat(policy.getTimestampForRecord(context(5), record(START - 950, null)))
        .isEqualTo(time(START - 950));
    assertThat(policy.getWatermark(context(5))).isEqualTo(time(START - 900 - 100));
  }

  @Test
  void stampsNothingAheadOfTheWallClock() {
    TimestampPolicy<byte[], byte[]> policy = policy(Packing.CONSUMER, Optional.empty());

    assertThat(policy.getTimestampForRecord(context(5), batch(Long.MAX_VALUE)))
        .isEqualTo(time(now));
    assertThat(policy.getWatermark(context(5))).isEqualTo(time(now - 100));
  }

  @Test
  void stampsNothingBehindTheWatermarkItMet() {
    TimestampPolicy<byte[], byte[]> policy = policy(Packing.CONSUMER, Optional.empty());
    policy.getTimestampForRecord(context(5), batch(START - 500));

    assertThat(policy.getTimestampForRecord(context(5), batch(START - 5_000, START - 400)))
        .isEqualTo(time(START - 500 - 100));
    assertThat(policy.getTimestampForRecord(context(5), batch(START - 450)))
        .isEqualTo(time(START - 450));
  }

  @Test
  void doesNotTakeABatchWithoutRecordsForLife() {
    TimestampPolicy<byte[], byte[]> policy = policy(Packing.CONSUMER, Optional.of(time(START - 1)));
    now = START + 1_000;

    assertThat(policy.getTimestampForRecord(context(0), batch())).isEqualTo(time(START - 1));
    assertThat(policy.getWatermark(context(0))).isEqualTo(time(now - 100));
  }

  @Test
  void beginsWithNoWatermark() {
    assertThat(policy(Packing.CONSUMER, Optional.empty()).getWatermark(context(0)))
        .isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
  }

  @Test
  void countsIdleTimeAcrossTheReadersOfAPartition() {
    PartitionWatermarkFactory factory = factory(Packing.CONSUMER);
    for (int reader = 0; reader < 4; reader++) {
      assertThat(
              factory.createTimestampPolicy(PARTITION, Optional.empty()).getWatermark(context(0)))
          .isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
      now += 250;
    }

    assertThat(factory.createTimestampPolicy(PARTITION, Optional.empty()).getWatermark(context(0)))
        .isEqualTo(time(now - 100));
  }

  @Test
  void isSerializable() {
    PartitionWatermarkFactory factory =
        SerializableUtils.ensureSerializable(
            new PartitionWatermarkFactory(
                Packing.CONSUMER, Duration.ofMillis(100), Duration.ofMillis(1_000)));

    assertThat(
            factory.createTimestampPolicy(PARTITION, Optional.of(time(7))).getWatermark(context(2)))
        .isEqualTo(time(7));
  }

  private PartitionWatermarkFactory factory(Packing packing) {
    return new PartitionWatermarkFactory(
        packing, Duration.ofMillis(100), Duration.ofMillis(1_000), clock);
  }

  private TimestampPolicy<byte[], byte[]> policy(Packing packing, Optional<Instant> previous) {
    return factory(packing).createTimestampPolicy(PARTITION, previous);
  }

  private static KafkaRecord<byte[], byte[]> batch(long... timestamps) {
    RecordBatchBuilder builder = new RecordBatchBuilder(PARTITION.topic(), PARTITION.partition());
    for (int i = 0; i < timestamps.length; i++) {
      builder.begin(i, timestamps[i]).end();
    }
    return record(12_345, builder.build().toBytes());
  }

  private static KafkaRecord<byte[], byte[]> record(long timestamp, byte[] value) {
    return new KafkaRecord<>(
        PARTITION.topic(),
        PARTITION.partition(),
        8,
        timestamp,
        KafkaTimestampType.CREATE_TIME,
        new RecordHeaders(),
        null,
        value);
  }

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private TimestampPolicy.PartitionContext context(long backlog) {
    Instant checked = time(now);
    return new TimestampPolicy.PartitionContext() {
      @Override
      public long getMessageBacklog() {
        return backlog;
      }

      @Override
      public Instant getBacklogCheckTime() {
        return checked;
      }
    };
  }
}
