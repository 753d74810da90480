package io.millrace.peer.flink.write;

import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the sinks of a job. */
public final class KafkaSinks {
  /** Brokers allow no more, unless configured otherwise; Flink's own default is an hour. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  private final JobOptions options;
  private final DeliveryGuarantee guarantee;

  /** Sinks that write like this. */
  public KafkaSinks(JobOptions options, DeliveryGuarantee guarantee) {
    this.options = options;
    this.guarantee = guarantee;
  }

  /** A sink of records, which name their topics; {@code name} is its own in this job. */
  public KafkaSink<ProducerRecord<byte[], byte[]>> sink(String name) {
    Properties properties = new Properties();
    ClientProperties.producer()
        .forEach((key, value) -> properties.setProperty(key, value.toString()));
    properties.setProperty(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(options.maxRecordBytes()));
    properties.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(TRANSACTION_TIMEOUT.toMillis()));
    return KafkaSink.<ProducerRecord<byte[], byte[]>>builder()
        .setBootstrapServers(options.bootstrapServers())
        .setKafkaProducerConfig(properties)
        .setDeliveryGuarantee(guarantee)
        .setTransactionalIdPrefix(options.consumerGroup() + "-" + name)
        .setRecordSerializer(new AsItIs())
        .build();
  }

  private static final class AsItIs
      implements KafkaRecordSerializationSchema<ProducerRecord<byte[], byte[]>> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        ProducerRecord<byte[], byte[]> record, KafkaSinkContext context, Long timestamp) {
      return record;
    }
  }
}
