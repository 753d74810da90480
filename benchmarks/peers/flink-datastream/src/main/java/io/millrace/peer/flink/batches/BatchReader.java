package io.millrace.peer.flink.batches;

import io.millrace.batch.RecordBatch;
import io.millrace.peer.flink.read.WatchedKafkaSource.Readers;
import io.millrace.pipeline.read.BatchingConsumerFactory;
import io.millrace.pipeline.read.PackingLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitState;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives what one poll had of one partition as one element, or a few where it is too large for one.
 * The position in a checkpoint is behind the last batch given, and is committed when the checkpoint
 * is complete, as a stock reader does.
 */
@SuppressWarnings("try") // Readers may be interrupted while they close.
final class BatchReader
    extends SingleThreadMultiplexSourceReaderBase<
        ConsumerRecord<byte[], byte[]>,
        RecordBatch,
        KafkaPartitionSplit,
        KafkaPartitionSplitState> {
  private final CommittedOffsets committed;
  private final NavigableMap<Long, Map<TopicPartition, OffsetAndMetadata>> checkpoints =
      new TreeMap<>();

  private BatchReader(
      Map<String, Object> properties, CommittedOffsets committed, SourceReaderContext context) {
    super(
        () ->
            new BatchFetcher(
                new BatchingConsumerFactory(PackingLimits.DEFAULT).apply(properties), committed),
        BatchReader::emit,
        context.getConfiguration(),
        context);
    this.committed = committed;
  }

  /** Readers whose consumers have these properties. */
  static Readers<RecordBatch> readers(Properties consumer) {
    return context -> {
      Map<String, Object> properties = new HashMap<>();
      consumer.stringPropertyNames().forEach(key -> properties.put(key, consumer.get(key)));
      properties.put(
          ConsumerConfig.CLIENT_ID_CONFIG,
          consumer.getProperty(ConsumerConfig.GROUP_ID_CONFIG) + "-" + context.getIndexOfSubtask());
      return new BatchReader(properties, new CommittedOffsets(), context);
    };
  }

  private static void emit(
      ConsumerRecord<byte[], byte[]> packed,
      SourceOutput<RecordBatch> output,
      KafkaPartitionSplitState split) {
    RecordBatch batch = RecordBatch.of(packed.value());
    if (batch.count() > 0) { // without records, it only tells that offsets were passed
      output.collect(batch);
    }
    split.setCurrentOffset(packed.offset() + 1);
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    List<KafkaPartitionSplit> splits = super.snapshotState(checkpointId);
    Map<TopicPartition, OffsetAndMetadata> position = new HashMap<>();
    for (KafkaPartitionSplit split : splits) {
      if (split.getStartingOffset() >= 0) { // else nothing was read of it
        position.put(split.getTopicPartition(), new OffsetAndMetadata(split.getStartingOffset()));
      }
    }
    checkpoints.put(checkpointId, position);
    return splits;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    Map<TopicPartition, OffsetAndMetadata> position = checkpoints.get(checkpointId);
    if (position != null) {
      committed.want(position);
      checkpoints.headMap(checkpointId, true).clear();
    }
  }

  @Override
  protected void onSplitFinished(Map<String, KafkaPartitionSplitState> finished) {
    throw new IllegalStateException("partitions have no end: " + finished.keySet());
  }

  @Override
  protected KafkaPartitionSplitState initializedState(KafkaPartitionSplit split) {
    return new KafkaPartitionSplitState(split);
  }

  @Override
  protected KafkaPartitionSplit toSplitType(String id, KafkaPartitionSplitState state) {
    return state.toKafkaPartitionSplit();
  }
}
