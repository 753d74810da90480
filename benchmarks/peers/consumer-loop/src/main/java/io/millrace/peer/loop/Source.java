package io.millrace.peer.loop;

import io.millrace.batch.RecordBatch;
import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.pipeline.read.BatchingConsumerFactory;
import io.millrace.pipeline.read.PackingLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads the partitions of one thread as batches. For that thread. */
final class Source implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final Watermarks watermarks;
  private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();

  private Source(Consumer<byte[], byte[]> consumer, JobOptions options, Share share) {
    this.consumer = consumer;
    List<TopicPartition> partitions = share.partitions(consumer, options.inputTopic());
    consumer.assign(partitions);
    this.watermarks = new Watermarks(consumer, partitions, options);
  }

  static Source open(JobOptions options, Share share) {
    Map<String, Object> properties = new HashMap<>(ClientProperties.consumer());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, options.consumerGroup());
    return new Source(
        new BatchingConsumerFactory(PackingLimits.DEFAULT).apply(properties), options, share);
  }

  /** The batches of one poll. */
  List<RecordBatch> poll(Duration timeout) {
    List<RecordBatch> batches = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> packed : consumer.poll(timeout)) {
      TopicPartition partition = new TopicPartition(packed.topic(), packed.partition());
      next.put(partition, new OffsetAndMetadata(packed.offset() + 1));
      RecordBatch batch = RecordBatch.of(packed.value());
      if (batch.count() > 0) { // without records, it only told that offsets were passed
        watermarks.sawRecords(partition, batch.maxTimestamp());
        batches.add(batch);
      }
    }
    return batches;
  }

  /** The smallest watermark of the partitions, after all that was polled. */
  long watermark() {
    return watermarks.smallest();
  }

  /** Where reading goes on after all that was polled. */
  Map<TopicPartition, OffsetAndMetadata> position() {
    return Map.copyOf(next);
  }

  void commit(Map<TopicPartition, OffsetAndMetadata> position) {
    consumer.commitSync(position);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
