package io.millrace.load.audit;

import io.millrace.load.sequence.Users;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Topics in memory, which a test can fill and damage. */
final class MemoryTopics implements TopicReader {
  private final Map<String, List<List<ConsumerRecord<byte[], byte[]>>>> topics = new HashMap<>();

  void create(String topic, int partitions) {
    List<List<ConsumerRecord<byte[], byte[]>>> empty = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      empty.add(new ArrayList<>());
    }
    topics.put(topic, empty);
  }

  MemoryTopics copy() {
    MemoryTopics copy = new MemoryTopics();
    topics.forEach(
        (topic, logs) -> {
          List<List<ConsumerRecord<byte[], byte[]>>> own = new ArrayList<>();
          logs.forEach(log -> own.add(new ArrayList<>(log)));
          copy.topics.put(topic, own);
        });
    return copy;
  }

  void append(ProducerRecord<byte[], byte[]> record) {
    int partition = record.partition() == null ? 0 : record.partition();
    if (record.partition() == null && record.key() != null) {
      partition = Users.partitionOf(record.key(), partitions(record.topic()));
    }
    List<ConsumerRecord<byte[], byte[]>> log = topics.get(record.topic()).get(partition);
    log.add(
        new ConsumerRecord<>(
            record.topic(),
            partition,
            log.size(),
            record.timestamp() == null ? 0 : record.timestamp(),
            TimestampType.CREATE_TIME,
            -1,
            -1,
            record.key(),
            record.value(),
            new RecordHeaders(record.headers()),
            Optional.empty()));
  }

  List<ConsumerRecord<byte[], byte[]>> log(String topic, int partition) {
    return topics.get(topic).get(partition);
  }

  List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    return topics.get(topic).stream().flatMap(List::stream).toList();
  }

  /** Replaces one record by what {@code change} makes of it. */
  void change(
      ConsumerRecord<byte[], byte[]> record, UnaryOperator<ConsumerRecord<byte[], byte[]>> change) {
    List<ConsumerRecord<byte[], byte[]>> log = log(record.topic(), record.partition());
    log.set(log.indexOf(record), change.apply(record));
  }

  void remove(ConsumerRecord<byte[], byte[]> record) {
    log(record.topic(), record.partition()).remove(record);
  }

  /** Appends a copy of a record to the given partition of its topic. */
  void repeat(ConsumerRecord<byte[], byte[]> record, int partition) {
    append(
        new ProducerRecord<>(
            record.topic(),
            partition,
            record.timestamp(),
            record.key(),
            record.value(),
            record.headers()));
  }

  static ConsumerRecord<byte[], byte[]> with(
      ConsumerRecord<byte[], byte[]> record, byte[] key, byte[] value) {
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        TimestampType.CREATE_TIME,
        -1,
        -1,
        key,
        value,
        new RecordHeaders(record.headers()),
        Optional.empty());
  }

  @Override
  public int partitions(String topic) {
    return topics.get(topic).size();
  }

  @Override
  public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    topics.get(topic).forEach(log -> log.forEach(visitor));
  }

  @Override
  public long estimate(String topic) {
    return all(topic).size();
  }
}
