package io.millrace.peer.flink.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchFetcherTest {
  private static final TopicPartition P0 = new TopicPartition("clicks", 0);
  private static final TopicPartition P1 = new TopicPartition("clicks", 1);

  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>(OffsetResetStrategy.EARLIEST);
  private final CommittedOffsets committed = new CommittedOffsets();
  private final BatchFetcher fetcher = new BatchFetcher(consumer, committed);

  @BeforeEach
  void begin() {
    consumer.updateBeginningOffsets(Map.of(P0, 3L, P1, 0L));
  }

  @AfterEach
  void close() {
    fetcher.close();
    assertThat(consumer.closed()).isTrue();
  }

  private void assign(TopicPartition partition, long start) {
    fetcher.handleSplitsChanges(
        new SplitsAddition<>(List.of(new KafkaPartitionSplit(partition, start))));
  }

  private void add(TopicPartition partition, long offset) {
    consumer.addRecord(
        new ConsumerRecord<>(
            partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
  }

  /** Partition and offset of everything fetched. */
  private List<String> fetch() {
    List<String> fetched = new ArrayList<>();
    RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> records = fetcher.fetch();
    for (String split = records.nextSplit(); split != null; split = records.nextSplit()) {
      for (ConsumerRecord<byte[], byte[]> record = records.nextRecordFromSplit();
          record != null;
          record = records.nextRecordFromSplit()) {
        fetched.add(split + "@" + record.offset());
      }
    }
    return fetched;
  }

  @Test
  void beginsWhereItIsTold() {
    assign(P0, KafkaPartitionSplit.EARLIEST_OFFSET);
    assign(P1, 8);
    assertThat(consumer.assignment()).containsExactlyInAnyOrder(P0, P1);
    assertThat(consumer.position(P0)).isEqualTo(3);
    assertThat(consumer.position(P1)).isEqualTo(8);
    add(P0, 3);
    add(P1, 8);
    add(P1, 9);
    assertThat(fetch()).containsExactlyInAnyOrder("clicks-0@3", "clicks-1@8", "clicks-1@9");
    assertThat(fetch()).isEmpty();
  }

  @Test
  void goesOnWithWhatItHasWhenPartitionsAreAdded() {
    assign(P0, KafkaPartitionSplit.EARLIEST_OFFSET);
    add(P0, 3);
    assertThat(fetch()).hasSize(1);
    assign(P1, 8);
    assertThat(consumer.position(P0)).isEqualTo(4);
  }

  @Test
  void commitsTheLastThatIsWanted() {
    assign(P0, 5);
    committed.want(Map.of(P0, new OffsetAndMetadata(6)));
    committed.want(Map.of(P0, new OffsetAndMetadata(7)));
    assertThat(consumer.committed(Set.of(P0))).isEmpty();
    assertThat(fetch()).isEmpty();
    assertThat(consumer.committed(Set.of(P0))).containsEntry(P0, new OffsetAndMetadata(7));
  }
}
