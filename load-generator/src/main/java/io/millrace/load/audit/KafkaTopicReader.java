package io.millrace.load.audit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from a broker, from their beginning to the end they have when asked. */
public final class KafkaTopicReader implements TopicReader, AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int SILENT_POLLS = 60;

  private final KafkaConsumer<byte[], byte[]> consumer;

  /** A reader with the isolation level and the client properties of the options. */
  public KafkaTopicReader(String bootstrapServers, AuditOptions options) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("max.poll.records", "5000");
    properties.put("fetch.max.bytes", "16777216");
    properties.putAll(options.clientProperties());
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put(
        "isolation.level", options.readCommitted() ? "read_committed" : "read_uncommitted");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public int partitions(String topic) {
    return all(topic).size();
  }

  @Override
  public long estimate(String topic) {
    List<TopicPartition> partitions = all(topic);
    long ends = sum(consumer.endOffsets(partitions));
    return ends - sum(consumer.beginningOffsets(partitions));
  }

  @Override
  public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    List<TopicPartition> partitions = all(topic);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    int silent = 0;
    while (!ended(ends)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      silent = records.isEmpty() ? silent + 1 : 0;
      if (silent == SILENT_POLLS) {
        throw new TimeoutException(topic + " gives no more records before its end");
      }
      for (TopicPartition partition : records.partitions()) {
        long end = ends.get(partition);
        for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
          if (record.offset() < end) {
            visitor.accept(record);
          }
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private boolean ended(Map<TopicPartition, Long> ends) {
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      if (consumer.position(end.getKey()) < end.getValue()) {
        return false;
      }
    }
    return true;
  }

  private List<TopicPartition> all(String topic) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + topic);
    }
    return infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }
}
