package io.millrace.launch;

import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.SchemaCatalog;
import io.millrace.contract.WireFormat;
import io.millrace.pipeline.options.PipelineSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Shows the first records of each output topic. */
final class Samples {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final PipelineSettings settings;
  private final Console console;
  private final SchemaCatalog schemas = ClickSchemas.catalog();

  Samples(PipelineSettings settings, Console console) {
    this.settings = settings;
    this.console = console;
  }

  void show(int count) {
    if (count == 0) {
      return;
    }
    Map<String, Object> properties = new HashMap<>(settings.kafkaProperties());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      for (String topic :
          List.of(settings.outputTopic(), settings.aggregateTopic(), settings.deadLetterTopic())) {
        console.say("");
        console.say("%s:", topic);
        for (ConsumerRecord<byte[], byte[]> sample : first(consumer, topic, count)) {
          console.say("  %s", text(sample));
        }
      }
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> first(
      KafkaConsumer<byte[], byte[]> consumer, String topic, int count) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    long there = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    List<ConsumerRecord<byte[], byte[]>> samples = new ArrayList<>();
    long deadline = System.nanoTime() + WAIT.toNanos();
    while (samples.size() < Math.min(count, there) && System.nanoTime() - deadline < 0) {
      consumer.poll(Duration.ofMillis(200)).forEach(samples::add);
    }
    return samples.subList(0, Math.min(count, samples.size()));
  }

  private String text(ConsumerRecord<byte[], byte[]> sample) {
    String key = sample.key() == null ? "no key" : new String(sample.key(), StandardCharsets.UTF_8);
    String headers =
        StreamSupport.stream(sample.headers().spliterator(), false)
            .map(Samples::text)
            .collect(Collectors.joining(" "));
    return key + " " + value(sample.value()) + (headers.isEmpty() ? "" : " " + headers);
  }

  private static String text(Header header) {
    return header.key()
        + "="
        + (header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
  }

  private String value(byte[] value) {
    if (value == null) {
      return "no value";
    }
    Optional<Schema> schema =
        WireFormat.hasHeader(value, 0, value.length)
            ? Optional.ofNullable(schemas.schema(WireFormat.schemaId(value, 0)))
            : Optional.empty();
    if (schema.isPresent()) {
      try {
        return new GenericDatumReader<>(schema.get())
            .read(
                null,
                DecoderFactory.get()
                    .binaryDecoder(
                        value,
                        WireFormat.HEADER_LENGTH,
                        value.length - WireFormat.HEADER_LENGTH,
                        null))
            .toString();
      } catch (IOException | AvroRuntimeException e) {
        return value.length + " bytes that are no " + schema.get().getName();
      }
    }
    return value.length + " bytes";
  }
}
