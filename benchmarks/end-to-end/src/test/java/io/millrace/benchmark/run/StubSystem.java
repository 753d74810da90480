package io.millrace.benchmark.run;

import io.millrace.local.ExitWithParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A system that copies bytes at a rate that is known: never faster than {@code --rate} records per
 * second, and after a pause as fast as it must to make up for it. With {@code --lose=N} every Nth
 * record is not written, and the one before it twice, so that the number is right.
 */
final class StubSystem {
  private static final Duration POLL = Duration.ofMillis(10);
  private static final double SECOND_NANOS = 1e9;

  private StubSystem() {}

  public static void main(String[] args) {
    ExitWithParent.install();
    Map<String, String> options = new TreeMap<>();
    Arrays.stream(args)
        .map(arg -> arg.split("=", 2))
        .forEach(pair -> options.put(pair[0].substring(2), pair[1]));
    run(options, Double.parseDouble(options.get("rate")), Long.parseLong(options.get("lose")));
  }

  private static void run(Map<String, String> options, double rate, long lose) {
    String brokers = options.get("bootstrapServers");
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                Map.of(
                    "bootstrap.servers",
                    brokers,
                    "group.id",
                    options.get("consumerGroup"),
                    "enable.auto.commit",
                    false,
                    "max.poll.records",
                    options.get("poll")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of(
                    "bootstrap.servers",
                    brokers,
                    "linger.ms",
                    10,
                    "batch.size",
                    262_144,
                    "compression.type",
                    "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(options.get("inputTopic")).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      String output = options.get("outputTopic");
      ConsumerRecord<byte[], byte[]> before = null;
      long begin = 0;
      for (long count = 0; true; ) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          begin = count == 0 ? System.nanoTime() : begin;
          count++;
          awaitUntil(begin + (long) (count * SECOND_NANOS / rate));
          Future<RecordMetadata> unused =
              producer.send(
                  copy(output, lose > 0 && count % lose == 0 ? before : record),
                  StubSystem::endIfFailed);
          before = record;
        }
      }
    }
  }

  private static void endIfFailed(RecordMetadata metadata, Exception failure) {
    if (failure != null) {
      failure.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void awaitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static ProducerRecord<byte[], byte[]> copy(
      String topic, ConsumerRecord<byte[], byte[]> record) {
    ProducerRecord<byte[], byte[]> copy =
        new ProducerRecord<>(
            topic, record.partition(), record.timestamp(), record.key(), record.value());
    Headers headers = copy.headers();
    headers.add("millrace.partition", text(record.partition()));
    headers.add("millrace.offset", text(record.offset()));
    return copy;
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.UTF_8);
  }
}
