package io.millrace.conformance.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.WireFormat;
import io.millrace.reject.DeadLetterFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is on a topic when a run is over. */
final class TopicContents {
  private TopicContents() {}

  /** Where a record came from: a partition of the input topic and an offset there. */
  record Source(int partition, long offset) {}

  /** All records, those of each partition in their order. */
  static List<ConsumerRecord<byte[], byte[]>> of(String bootstrapServers, String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  /** Where an enriched record or a dead letter says it came from. */
  static Source source(ConsumerRecord<byte[], byte[]> record) {
    return new Source(
        Integer.parseInt(header(record, DeadLetterFormat.PARTITION)),
        Long.parseLong(header(record, DeadLetterFormat.OFFSET)));
  }

  /** The last header of this name, as text. */
  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    if (header == null) {
      throw new AssertionError("no header " + name + " on " + record);
    }
    return new String(header.value(), UTF_8);
  }

  /** The last total of each key, without its revision. */
  static Map<String, String> totals(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, String> totals = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      GenericRecord total = decode(ClickSchemas.clickAggregate(), record.value());
      total.put("revision", 0);
      totals.put(new String(record.key(), UTF_8), total.toString());
    }
    return totals;
  }

  /** A value in the wire format. */
  static GenericRecord decode(Schema schema, byte[] value) {
    int header = WireFormat.HEADER_LENGTH;
    try {
      return new GenericDatumReader<GenericRecord>(schema)
          .read(
              null, DecoderFactory.get().binaryDecoder(value, header, value.length - header, null));
    } catch (IOException e) {
      throw new UncheckedIOException("not a " + schema.getName(), e);
    }
  }
}
