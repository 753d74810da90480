package io.millrace.load.send;

import io.millrace.load.sequence.Headers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The index of the last record on each partition of the input topic, -1 where there is none. */
final class Tails {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int TRIES = 60;

  private final long[] last;

  private Tails(long[] last) {
    this.last = last;
  }

  static Tails empty(int partitions) {
    long[] none = new long[partitions];
    Arrays.fill(none, -1);
    return new Tails(none);
  }

  static Tails of(long... last) {
    return new Tails(last.clone());
  }

  /** Returns whether a record of this partition is on the topic. */
  boolean contain(int partition, long index) {
    return index <= last[partition];
  }

  static Tails read(
      String bootstrapServers, Map<String, String> clientProperties, String topic, int partitions) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("max.poll.records", "10");
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Tails tails = empty(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      for (TopicPartition partition : all) {
        if (ends.get(partition) > 0) {
          tails.last[partition.partition()] = last(consumer, partition, ends.get(partition));
        }
      }
      // Requests of a killed producer may still lie in the sockets of the broker.
      if (!consumer.endOffsets(all).equals(ends)) {
        throw new GenerationException(topic + " is still being written to: try again");
      }
      return tails;
    }
  }

  private static long last(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, end - 1);
    for (int i = 0; i < TRIES; i++) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        long index = Headers.number(record.headers().lastHeader(Headers.INDEX));
        if (index < 0) {
          throw new GenerationException(
              "the last record of " + partition + " is none of this generator");
        }
        return index;
      }
    }
    throw new GenerationException("the last record of " + partition + " cannot be read");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tails tails && Arrays.equals(last, tails.last);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(last);
  }
}
