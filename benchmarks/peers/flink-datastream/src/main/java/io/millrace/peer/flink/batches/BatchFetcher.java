package io.millrace.peer.flink.batches;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Polls a consumer of batches, on a thread of its own. */
final class BatchFetcher
    implements SplitReader<ConsumerRecord<byte[], byte[]>, KafkaPartitionSplit> {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final CommittedOffsets committed;

  /** Polls this consumer, closes it, and commits with it what is to be committed. */
  BatchFetcher(Consumer<byte[], byte[]> consumer, CommittedOffsets committed) {
    this.consumer = consumer;
    this.committed = committed;
  }

  @Override
  public RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> fetch() {
    committed.commit(consumer);
    RecordsBySplits.Builder<ConsumerRecord<byte[], byte[]>> fetched =
        new RecordsBySplits.Builder<>();
    for (ConsumerRecord<byte[], byte[]> packed : consumer.poll(POLL)) {
      TopicPartition partition = new TopicPartition(packed.topic(), packed.partition());
      fetched.add(KafkaPartitionSplit.toSplitId(partition), packed);
    }
    return fetched.build();
  }

  @Override
  public void handleSplitsChanges(SplitsChange<KafkaPartitionSplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new UnsupportedOperationException("partitions are only ever added, not " + change);
    }
    Set<TopicPartition> partitions = new HashSet<>(consumer.assignment());
    change.splits().forEach(split -> partitions.add(split.getTopicPartition()));
    consumer.assign(partitions);
    change.splits().forEach(this::seek);
  }

  private void seek(KafkaPartitionSplit split) {
    long start = split.getStartingOffset();
    if (start == KafkaPartitionSplit.EARLIEST_OFFSET) {
      consumer.seekToBeginning(List.of(split.getTopicPartition()));
    } else {
      consumer.seek(split.getTopicPartition(), start);
    }
  }

  /**
   * Does nothing, as a poll is short. Waking the consumer up could lose records: packing asks for
   * positions after the poll, and would be interrupted there.
   */
  @Override
  public void wakeUp() {}

  @Override
  public void close() {
    consumer.close();
  }
}
