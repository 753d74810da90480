package io.millrace.pipeline.write;

import io.millrace.batch.PackedHeaders;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A Kafka producer of {@link RecordBatch}es: the value of what it is given is a batch, and every
 * record inside is sent, in order, to the topic the batch names. Its partition is the batch's, or
 * chosen by key for {@link RecordBatch#ANY_PARTITION}; a negative timestamp is none, which makes it
 * the time of sending. Topic, partition, key, headers and timestamp around the batch do not count.
 *
 * <p>A batch is acknowledged when all its records are, and failed when one did ({@link
 * BatchDelivery}); the others may have been written. If {@code send} throws, no acknowledgement
 * comes. A batch of no records is refused, as there is nothing that could be acknowledged.
 *
 * <p>Used by one thread at a time, unlike other producers.
 */
final class UnbatchingProducer implements Producer<byte[], byte[]> {
  private final Producer<byte[], byte[]> producer;
  private final RecordCursor cursor = new RecordCursor();

  UnbatchingProducer(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> packed) {
    return send(packed, null);
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> packed, Callback callback) {
    RecordBatch batch = RecordBatch.of(packed.value());
    if (batch.count() == 0) {
      throw new IllegalArgumentException("a batch of no records cannot be sent: " + batch);
    }
    String topic = batch.topic();
    Integer partition = batch.partition() == RecordBatch.ANY_PARTITION ? null : batch.partition();
    BatchDelivery delivery = new BatchDelivery(batch.count(), callback);
    cursor.reset(batch);
    while (cursor.next()) {
      // Each of them reports to the delivery, whose future is returned.
      Future<?> unused =
          producer.send(
              new ProducerRecord<>(
                  topic, partition, timestamp(), cursor.key(), cursor.value(), headers()),
              delivery);
    }
    return delivery.future();
  }

  private Long timestamp() {
    return cursor.timestamp() < 0 ? null : cursor.timestamp();
  }

  private List<Header> headers() {
    if (cursor.headersLength() == 0) {
      return null;
    }
    List<Header> headers = new ArrayList<>();
    PackedHeaders.forEach(
        cursor.bytes(),
        cursor.headersStart(),
        cursor.headersLength(),
        (name, value) -> headers.add(new RecordHeader(name, value)));
    return headers;
  }

  @Override
  public void flush() {
    producer.flush();
  }

  @Override
  public List<PartitionInfo> partitionsFor(String topic) {
    return producer.partitionsFor(topic);
  }

  @Override
  public Map<MetricName, ? extends Metric> metrics() {
    return producer.metrics();
  }

  @Override
  public Uuid clientInstanceId(Duration timeout) {
    return producer.clientInstanceId(timeout);
  }

  @Override
  public void close() {
    producer.close();
  }

  @Override
  public void close(Duration timeout) {
    producer.close(timeout);
  }

  @Override
  public void initTransactions() {
    throw noTransactions();
  }

  @Override
  public void beginTransaction() {
    throw noTransactions();
  }

  @Override
  @Deprecated // in the interface
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, String consumerGroup) {
    throw noTransactions();
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    throw noTransactions();
  }

  @Override
  public void commitTransaction() {
    throw noTransactions();
  }

  @Override
  public void abortTransaction() {
    throw noTransactions();
  }

  private static UnsupportedOperationException noTransactions() {
    return new UnsupportedOperationException(
        "batches are not written in KafkaIO's transactions: on Flink each would be one of its own, "
            + "and headers, partitions and timestamps would be lost");
  }
}
