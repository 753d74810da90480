package io.millrace.peer.flink.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.local.LocalKafka;
import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.flink.read.PartitionWatermarks.Generator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionWatermarksTest {
  private static final String TOPIC = "clicks";

  /** Has two records; partition 1 has one, partition 2 none. */
  private static final int BUSY = 0;

  private static final int UNREAD = 1;
  private static final int EMPTY = 2;
  private static final Duration MAX_DISORDER = Duration.ofSeconds(30);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);
  private static final long EVENT_TIME = 1_000_000;

  private static LocalKafka kafka;

  private final AdjustableClock clock = new AdjustableClock();
  private final Emitted emitted = new Emitted();
  private AssignedPartitions partitions;

  @BeforeAll
  static void fill() throws ExecutionException, InterruptedException {
    kafka = LocalKafka.start();
    kafka.createTopic(TOPIC, 3);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int partition : new int[] {BUSY, BUSY, UNREAD}) {
        producer.send(new ProducerRecord<>(TOPIC, partition, null, new byte[1])).get();
      }
    }
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @BeforeEach
  void open() {
    partitions = new AssignedPartitions(kafka.bootstrapServers());
    partitions.open();
  }

  @AfterEach
  void close() {
    partitions.close();
  }

  private Generator<SourceRecord> generator() {
    return new Generator<>(
        partitions, new RawRecords.RawPosition(), MAX_DISORDER, IDLE_TIMEOUT, clock);
  }

  private void assign(int... numbers) {
    for (int number : numbers) {
      partitions.add(
          new KafkaPartitionSplit(
              new TopicPartition(TOPIC, number), KafkaPartitionSplit.EARLIEST_OFFSET));
    }
  }

  private void read(Generator<SourceRecord> generator, int partition, long offset) {
    SourceRecord record =
        new SourceRecord(partition, offset, EVENT_TIME, null, new byte[1], new RecordHeaders());
    generator.onEvent(record, EVENT_TIME, emitted);
  }

  /** Lets the idle timeout pass, and the broker answer where the partitions end. */
  private void passIdleTimeout(Generator<SourceRecord> generator) {
    clock.now += IDLE_TIMEOUT.toMillis();
    await()
        .until(
            () -> {
              generator.onPeriodicEmit(emitted);
              return partitions.knownAt() == clock.now;
            });
    generator.onPeriodicEmit(emitted);
  }

  private static long ofRecords() {
    return EVENT_TIME - MAX_DISORDER.toMillis() - 1;
  }

  private long ofTheClock() {
    return clock.now - MAX_DISORDER.toMillis() - 1;
  }

  @Test
  void isBehindTheLargestTimestampByTheDisorder() {
    assign(BUSY);
    Generator<SourceRecord> generator = generator();
    read(generator, BUSY, 0);
    generator.onPeriodicEmit(emitted);
    assertThat(emitted.watermark).isEqualTo(ofRecords());
  }

  @Test
  void standsWhileRecordsAreUnread() {
    assign(BUSY);
    Generator<SourceRecord> generator = generator();
    read(generator, BUSY, 0);
    passIdleTimeout(generator);
    assertThat(emitted.watermark).isEqualTo(ofRecords());
    assertThat(emitted.idle).isFalse();
  }

  @Test
  void followsTheClockWhenReadToTheEnd() {
    assign(BUSY);
    Generator<SourceRecord> generator = generator();
    read(generator, BUSY, 0);
    read(generator, BUSY, 1);
    passIdleTimeout(generator);
    assertThat(emitted.watermark).isEqualTo(ofTheClock());
  }

  @Test
  void isNotIdleBeforeTheTimeout() {
    assign(BUSY);
    Generator<SourceRecord> generator = generator();
    read(generator, BUSY, 1);
    clock.now += IDLE_TIMEOUT.toMillis() - 1;
    generator.onPeriodicEmit(emitted);
    assertThat(emitted.watermark).isEqualTo(ofRecords());
  }

  @Test
  void saysNothingForASilentPartitionWithRecords() {
    assign(BUSY, UNREAD, EMPTY);
    read(generator(), BUSY, 0);
    Generator<SourceRecord> silent = generator();
    passIdleTimeout(silent);
    assertThat(emitted.watermark).isEqualTo(Emitted.NOTHING);
    assertThat(emitted.idle).isFalse();
  }

  @Test
  void isIdleForAnEmptyPartitionBesideOthers() {
    assign(BUSY, EMPTY);
    read(generator(), BUSY, 0);
    Generator<SourceRecord> silent = generator();
    passIdleTimeout(silent);
    assertThat(emitted.watermark).isEqualTo(Emitted.NOTHING);
    assertThat(emitted.idle).isTrue();
  }

  @Test
  void followsTheClockWhenThereIsNothingButAnEmptyPartition() {
    assign(EMPTY);
    Generator<SourceRecord> silent = generator();
    passIdleTimeout(silent);
    assertThat(emitted.watermark).isEqualTo(ofTheClock());
  }

  @Test
  void neverGoesBackWhenAnIdlePartitionGivesRecords() {
    assign(EMPTY);
    Generator<SourceRecord> generator = generator();
    passIdleTimeout(generator);
    read(generator, EMPTY, 0);
    generator.onPeriodicEmit(emitted);
    assertThat(emitted.watermark).isEqualTo(ofTheClock());
  }

  @Test
  void saysNothingForTheGeneratorOfNoPartition() {
    assign(BUSY);
    read(generator(), BUSY, 1);
    Generator<SourceRecord> ofNoPartition = generator();
    passIdleTimeout(ofNoPartition);
    assertThat(emitted.watermark).isEqualTo(Emitted.NOTHING);
    assertThat(emitted.idle).isFalse();
  }

  private static final class AdjustableClock implements InstantSource {
    private long now = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }
  }

  /** The last that was said. */
  private static final class Emitted implements WatermarkOutput {
    private static final long NOTHING = Long.MIN_VALUE;

    private long watermark = NOTHING;
    private boolean idle;

    @Override
    public void emitWatermark(Watermark next) {
      watermark = next.getTimestamp();
      idle = false;
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }
}
