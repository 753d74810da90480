package io.millrace.peer.beam;

import java.time.Duration;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.ProducerRecordCoder;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Stock KafkaIO of bytes, with the client properties that Millrace has too. */
final class KafkaEnds {
  static final Coder<ProducerRecord<byte[], byte[]>> RECORD =
      ProducerRecordCoder.of(
          NullableCoder.of(ByteArrayCoder.of()), NullableCoder.of(ByteArrayCoder.of()));

  private static final Map<String, Object> PRODUCER =
      Map.of(
          ProducerConfig.LINGER_MS_CONFIG,
          10,
          ProducerConfig.BATCH_SIZE_CONFIG,
          256 * 1024,
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4",
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          Math.toIntExact(Duration.ofMinutes(2).toMillis()),
          ProducerConfig.RETRIES_CONFIG,
          Integer.MAX_VALUE,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          true,
          ProducerConfig.ACKS_CONFIG,
          "all");

  private final ClickstreamOptions options;

  KafkaEnds(ClickstreamOptions options) {
    this.options = options;
  }

  KafkaIO.Read<byte[], byte[]> read() {
    return KafkaIO.<byte[], byte[]>read()
        .withBootstrapServers(options.getBootstrapServers())
        .withTopic(options.getInputTopic())
        .withKeyDeserializer(ByteArrayDeserializer.class)
        .withValueDeserializer(ByteArrayDeserializer.class)
        .withConsumerConfigUpdates(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                options.getConsumerGroup(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000))
        .withTimestampPolicyFactory(
            ClickTimestampPolicy.factory(
                millis(options.getMaxDisorder()), millis(options.getIdleTimeout())))
        .commitOffsetsInFinalize();
  }

  void write(String step, PCollection<ProducerRecord<byte[], byte[]>> records) {
    records
        .setCoder(RECORD)
        .apply(
            step,
            KafkaIO.<byte[], byte[]>writeRecords()
                .withBootstrapServers(options.getBootstrapServers())
                .withKeySerializer(ByteArraySerializer.class)
                .withValueSerializer(ByteArraySerializer.class)
                .withProducerConfigUpdates(PRODUCER));
  }

  private static org.joda.time.Duration millis(String text) {
    return org.joda.time.Duration.millis(Duration.parse(text).toMillis());
  }
}
