package io.millrace.peer.beam;

import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.SourceRecord;
import java.time.Duration;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.ProducerRecordCoder;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Stock KafkaIO of bytes, with the client properties that every system has. */
final class KafkaEnds {
  static final Coder<ProducerRecord<byte[], byte[]>> RECORD =
      ProducerRecordCoder.of(
          NullableCoder.of(ByteArrayCoder.of()), NullableCoder.of(ByteArrayCoder.of()));

  private final ClickstreamOptions options;

  KafkaEnds(ClickstreamOptions options) {
    this.options = options;
  }

  /** The record that was read, as it was on its topic. */
  static SourceRecord source(KafkaRecord<byte[], byte[]> read) {
    return new SourceRecord(
        read.getPartition(),
        read.getOffset(),
        read.getTimestamp(),
        read.getKV().getKey(),
        read.getKV().getValue(),
        read.getHeaders());
  }

  KafkaIO.Read<byte[], byte[]> read() {
    return KafkaIO.<byte[], byte[]>read()
        .withBootstrapServers(options.getBootstrapServers())
        .withTopic(options.getInputTopic())
        .withKeyDeserializer(ByteArrayDeserializer.class)
        .withValueDeserializer(ByteArrayDeserializer.class)
        .withConsumerConfigUpdates(ClientProperties.consumer())
        .withConsumerConfigUpdates(
            Map.of(ConsumerConfig.GROUP_ID_CONFIG, options.getConsumerGroup()))
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
                .withProducerConfigUpdates(ClientProperties.producer()));
  }

  private static org.joda.time.Duration millis(String text) {
    return org.joda.time.Duration.millis(Duration.parse(text).toMillis());
  }
}
