package io.millrace.pipeline.read;

import static io.millrace.pipeline.read.UnpackedRecord.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.batch.RecordBatch;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.WithNull;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BatchingConsumerTest {
  private static final TopicPartition FIRST = new TopicPartition("clicks", 0);
  private static final TopicPartition SECOND = new TopicPartition("clicks", 1);

  private boolean positionKnown = true;
  private final MockConsumer<ByteBuffer, ByteBuffer> broker =
      new MockConsumer<>(OffsetResetStrategy.EARLIEST) {
        @Override
        public synchronized long position(TopicPartition partition, Duration timeout) {
          if (!positionKnown) {
            throw new TimeoutException("no leader");
          }
          return super.position(partition, timeout);
        }

        @Override
        public synchronized ConsumerRecords<ByteBuffer, ByteBuffer> poll(Duration timeout) {
          ConsumerRecords<ByteBuffer, ByteBuffer> polled = super.poll(timeout);
          return polled.isEmpty() ? ConsumerRecords.empty() : polled; // as the real one
        }
      };

  BatchingConsumerTest() {
    broker.assign(List.of(FIRST, SECOND));
    broker.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
  }

  @Test
  void packsWhatOnePollGaveForOnePartition() {
    fetch(FIRST, record(0, 1_003), record(1, 1_001), record(4, 1_002));

    ConsumerRecord<byte[], byte[]> packed = poll(limits(10, 10_000)).get(0);

    assertThat(packed.topic()).isEqualTo("clicks");
    assertThat(packed.partition()).isZero();
    assertThat(packed.offset()).isEqualTo(4);
    assertThat(packed.timestamp()).isEqualTo(1_001);
    assertThat(packed.timestampType()).isEqualTo(TimestampType.CREATE_TIME);
    assertThat(packed.key()).isNull();
    assertThat(packed.headers()).isEmpty();
    RecordBatch batch = RecordBatch.of(packed.value());
    assertThat(batch.topic()).isEqualTo("clicks");
    assertThat(batch.partition()).isZero();
    assertThat(batch.lastOffset()).isEqualTo(4);
    assertThat(batch.maxTimestamp()).isEqualTo(1_003);
    assertThat(UnpackedRecord.of(batch))
        .containsExactly(record(0, 1_003), record(1, 1_001), record(4, 1_002));
  }

  @Test
  void keepsPartitionsApart() {
    fetch(FIRST, record(0, 1), record(1, 1));
    fetch(SECOND, record(0, 1));

    assertThat(poll(limits(10, 10_000)))
        .extracting(ConsumerRecord::partition, ConsumerRecord::offset)
        .containsExactlyInAnyOrder(tuple(0, 1L), tuple(1, 0L));
  }

  @Test
  void beginsANewBatchAtTheLargestCount() {
    fetch(FIRST, record(0, 1), record(1, 1), record(2, 1), record(3, 1), record(4, 1));

    assertThat(poll(limits(2, 10_000)))
        .extracting(ConsumerRecord::offset)
        .containsExactly(1L, 3L, 4L);
  }

  @Test
  void letsALargerRecordStandAlone() {
    fetch(
        FIRST, record(0, 1), record(1, 1).withValue("x".repeat(1_000)), record(2, 1), record(3, 1));

    List<ConsumerRecord<byte[], byte[]>> packed = poll(limits(10, 200));

    assertThat(packed).extracting(ConsumerRecord::offset).containsExactly(0L, 1L, 3L);
    assertThat(packed.get(0).value()).hasSizeLessThanOrEqualTo(200);
    assertThat(packed.get(2).value()).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void keepsNullsAndHeaders() {
    UnpackedRecord tombstone = record(0, 1).withValue(null);
    UnpackedRecord keyless = record(1, 1).withKey(null).withHeaders("a", "null", "a", "é");
    UnpackedRecord empty = record(2, 1).withKey("").withValue("");
    fetch(FIRST, tombstone, keyless, empty);

    assertThat(UnpackedRecord.of(RecordBatch.of(poll(limits(9, 9_999)).get(0).value())))
        .containsExactly(tombstone, keyless, empty);
  }

  @Test
  void givesTheVeryEmptyRecordsOfAnEmptyPoll() {
    Consumer<byte[], byte[]> consumer = BatchingConsumer.around(broker, PackingLimits.DEFAULT);

    assertThat(consumer.poll(Duration.ZERO)).isSameAs(ConsumerRecords.empty());
  }

  @Test
  void tellsOffsetsThatHoldNoRecord() {
    Consumer<byte[], byte[]> consumer = BatchingConsumer.around(broker, PackingLimits.DEFAULT);
    fetch(FIRST, record(0, 1));
    assertThat(consumer.poll(Duration.ZERO).records(FIRST)).hasSize(1);

    broker.seek(FIRST, 3); // as the real one's position goes past a transaction marker
    List<ConsumerRecord<byte[], byte[]>> told = consumer.poll(Duration.ZERO).records(FIRST);

    assertThat(told).extracting(ConsumerRecord::offset).containsExactly(2L);
    assertThat(RecordBatch.of(told.get(0).value()).count()).isZero();
    assertThat(consumer.poll(Duration.ZERO).records(FIRST)).isEmpty();
  }

  @Test
  void waitsForNoPosition() {
    positionKnown = false;

    assertThat(poll(PackingLimits.DEFAULT)).isEmpty();
  }

  @Test
  void leavesTheRestToTheConsumer() {
    Consumer<byte[], byte[]> consumer = BatchingConsumer.around(broker, PackingLimits.DEFAULT);
    broker.updateEndOffsets(Map.of(FIRST, 17L));

    assertThat(consumer.endOffsets(List.of(FIRST))).containsEntry(FIRST, 17L);
    assertThat(consumer.assignment()).containsExactlyInAnyOrder(FIRST, SECOND);
    consumer.close();
    assertThat(broker.closed()).isTrue();
  }

  @Test
  void passesExceptionsOnAsTheyAre() {
    KafkaException failure = new KafkaException("broken");
    broker.setPollException(failure);

    assertThatThrownBy(() -> poll(PackingLimits.DEFAULT)).isSameAs(failure);
  }

  @Test
  void makesRealConsumers() {
    try (Consumer<byte[], byte[]> consumer =
        new BatchingConsumerFactory(PackingLimits.DEFAULT)
            .apply(Map.of("bootstrap.servers", "localhost:1"))) {
      assertThat(consumer.assignment()).isEmpty();
    }
  }

  @Property(tries = 300)
  void losesNothingAndKeepsWithinItsLimits(
      @ForAll @Size(max = 30) List<@WithNull(0.2) @StringLength(max = 60) String> values,
      @ForAll @Size(max = 3) List<@StringLength(min = 1, max = 5) String> headers,
      @ForAll @IntRange(min = 1, max = 8) int maxRecords,
      @ForAll @IntRange(min = 1, max = 400) int maxBytes) {
    List<UnpackedRecord> records = new ArrayList<>();
    for (String value : values) {
      records.add(
          record(3L * records.size(), 100L - records.size())
              .withKey(value)
              .withValue(value)
              .withHeaders(headers.toArray(String[]::new)));
    }
    broker.seek(FIRST, 0); // all tries share the broker
    fetch(FIRST, records.toArray(UnpackedRecord[]::new));

    List<UnpackedRecord> unpacked = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> packed : poll(limits(maxRecords, maxBytes))) {
      RecordBatch batch = RecordBatch.of(packed.value());
      unpacked.addAll(UnpackedRecord.of(batch));
      assertThat(packed.offset()).isEqualTo(unpacked.get(unpacked.size() - 1).offset());
      assertThat(batch.count()).isBetween(1, maxRecords);
      assertThat(batch.count() == 1 || packed.value().length <= maxBytes).isTrue();
    }
    assertThat(withValidText(unpacked)).isEqualTo(withValidText(records));
  }

  /** Lone surrogates, which no text in bytes can hold, become question marks on the way. */
  private static List<String> withValidText(List<UnpackedRecord> records) {
    return records.stream().map(r -> r.toString().replaceAll("\\p{Cs}", "?")).toList();
  }

  private static PackingLimits limits(int maxRecords, int maxBytes) {
    return new PackingLimits(maxRecords, maxBytes);
  }

  private void fetch(TopicPartition partition, UnpackedRecord... records) {
    for (UnpackedRecord record : records) {
      broker.addRecord(record.fetched(partition));
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> poll(PackingLimits limits) {
    List<ConsumerRecord<byte[], byte[]>> packed = new ArrayList<>();
    BatchingConsumer.around(broker, limits).poll(Duration.ZERO).forEach(packed::add);
    return packed;
  }
}
