package io.millrace.peer.flink.read;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A stock {@code KafkaSource} whose readers tell {@link AssignedPartitions} what they were given.
 */
public final class WatchedKafkaSource<T>
    implements Source<T, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<T> {
  private final KafkaSource<?> kafka;
  private final Readers<T> readers;
  private final TypeInformation<T> type;
  private final AssignedPartitions partitions;

  /** Makes the reader of a subtask. */
  @FunctionalInterface
  public interface Readers<T> extends Serializable {
    /** A reader that has not been started. */
    SourceReader<T, KafkaPartitionSplit> create(SourceReaderContext context) throws Exception;
  }

  private WatchedKafkaSource(
      KafkaSource<?> kafka,
      Readers<T> readers,
      TypeInformation<T> type,
      AssignedPartitions partitions) {
    this.kafka = kafka;
    this.readers = readers;
    this.type = type;
    this.partitions = partitions;
  }

  /** This source, watched. */
  public static <T> WatchedKafkaSource<T> of(KafkaSource<T> kafka, AssignedPartitions partitions) {
    return new WatchedKafkaSource<>(
        kafka, kafka::createReader, kafka.getProducedType(), partitions);
  }

  /** This source with readers of one's own. */
  public static <T> WatchedKafkaSource<T> of(
      KafkaSource<?> kafka,
      Readers<T> readers,
      TypeInformation<T> type,
      AssignedPartitions partitions) {
    return new WatchedKafkaSource<>(kafka, readers, type, partitions);
  }

  @Override
  public SourceReader<T, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    partitions.open();
    return new WatchedReader<>(readers.create(context), partitions);
  }

  @Override
  public Boundedness getBoundedness() {
    return kafka.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return kafka.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState checkpoint)
      throws IOException {
    return kafka.restoreEnumerator(context, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return kafka.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return type;
  }
}
