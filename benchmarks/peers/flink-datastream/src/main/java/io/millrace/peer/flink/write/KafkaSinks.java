package io.millrace.peer.flink.write;

import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the sinks of a job. Records name their topics. */
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

  /** Writes the records of the output topic. */
  public void writeEnriched(DataStream<ProducerRecord<byte[], byte[]>> records) {
    write(records, "enriched", "Write enriched");
  }

  /** Writes the records of the topic of totals. */
  public void writeTotals(DataStream<ProducerRecord<byte[], byte[]>> records) {
    write(records, "totals", "Write totals");
  }

  /** Writes the records of the dead-letter topic. */
  public void writeDeadLetters(DataStream<ProducerRecord<byte[], byte[]>> records) {
    write(records, "dead-letters", "Write dead letters");
  }

  private void write(
      DataStream<ProducerRecord<byte[], byte[]>> records, String id, String description) {
    records.sinkTo(sink(id)).name(description).uid(id);
  }

  private KafkaSink<ProducerRecord<byte[], byte[]>> sink(String name) {
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
