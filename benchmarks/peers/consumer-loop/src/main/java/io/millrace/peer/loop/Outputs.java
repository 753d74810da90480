package io.millrace.peer.loop;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.OutputRecords;
import io.millrace.reject.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends to the output topics, with a producer of its own. For one thread at a time. */
final class Outputs implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final OutputRecords records;
  private final AtomicReference<Exception> firstError = new AtomicReference<>();

  private Outputs(Producer<byte[], byte[]> producer, JobOptions options) {
    this.producer = producer;
    this.records = new OutputRecords(options);
  }

  static Outputs open(JobOptions options) {
    Map<String, Object> properties = new HashMap<>(ClientProperties.producer());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, options.maxRecordBytes());
    return new Outputs(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
        options);
  }

  /** Sends a record to the output topic, its key as it was. */
  void sendCopy(int partition, long offset, long timestamp, byte[] key, byte[] value) {
    send(records.copy(partition, offset, timestamp, key, value));
  }

  /** Sends events to the output topic. */
  void sendEvents(EventBatch events) {
    records.ofEvents(events, this::send);
  }

  /** Sends dead letters. */
  void sendRejected(List<Rejection> rejections) {
    records.ofRejections(rejections, this::send);
  }

  /** Sends records to the topic that they name. */
  void sendRecords(RecordBatch batch) {
    records.ofRecords(batch, this::send);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback gets the error.
  private void send(ProducerRecord<byte[], byte[]> record) {
    producer.send(
        record,
        (metadata, error) -> {
          if (error != null) {
            firstError.compareAndSet(null, error);
          }
        });
  }

  /**
   * Waits until all that was sent is acknowledged.
   *
   * @throws KafkaException if something was not
   */
  void flush() {
    producer.flush();
    Exception error = firstError.get();
    if (error != null) {
      throw new KafkaException("an output was not written", error);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
