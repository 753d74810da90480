package io.millrace.peer.loop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.batch.EventBatch;
import io.millrace.batch.PackedHeaders;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.WireFormat;
import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.reject.DeadLetterFormat;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends to the output topics, with a producer of its own. For one thread at a time. */
final class Outputs implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final byte[] wireHeader;
  private final DeadLetterFormat deadLetters;
  private final RecordCursor cursor = new RecordCursor();
  private final AtomicReference<Exception> firstError = new AtomicReference<>();

  private Outputs(Producer<byte[], byte[]> producer, JobOptions options) {
    this.producer = producer;
    this.topic = options.outputTopic();
    this.wireHeader =
        WireFormat.frame(
            options.rung().reaches(Rung.J4)
                ? ClickSchemas.ENRICHED_CLICK
                : ClickSchemas.CLICK_EVENT,
            new byte[0]);
    this.deadLetters = new DeadLetterFormat(options.deadLetterTopic(), options.maxRecordBytes());
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
    send(new ProducerRecord<>(topic, null, timestamp, key, value, coordinates(partition, offset)));
  }

  /** Sends events to the output topic: their payload, and what enrichment appended if it has. */
  void sendEvents(EventBatch events) {
    byte[] bytes = events.toBytes();
    for (int event = 0; event < events.count(); event++) {
      int key = events.keyStart(event);
      send(
          new ProducerRecord<>(
              topic,
              null,
              events.eventTime(event),
              Arrays.copyOfRange(bytes, key, key + events.keyLength(event)),
              value(events, event),
              coordinates(events.partition(event), events.offset(event))));
    }
  }

  private byte[] value(EventBatch events, int event) {
    int payload = events.payloadLength(event);
    int extension = events.extensionLength(event);
    byte[] value = Arrays.copyOf(wireHeader, wireHeader.length + payload + extension);
    byte[] bytes = events.toBytes();
    System.arraycopy(bytes, events.payloadStart(event), value, wireHeader.length, payload);
    System.arraycopy(
        bytes, events.extensionStart(event), value, wireHeader.length + payload, extension);
    return value;
  }

  private static List<Header> coordinates(int partition, long offset) {
    return List.of(
        new RecordHeader(
            DeadLetterFormat.PARTITION, Integer.toString(partition).getBytes(US_ASCII)),
        new RecordHeader(DeadLetterFormat.OFFSET, Long.toString(offset).getBytes(US_ASCII)));
  }

  /** Sends dead letters. */
  void sendRejected(List<Rejection> rejections) {
    if (!rejections.isEmpty()) {
      sendRecords(deadLetters.encode(new RejectionBatch(rejections)));
    }
  }

  /** Sends records to the topic that they name. */
  void sendRecords(RecordBatch records) {
    String to = records.topic();
    cursor.reset(records);
    while (cursor.next()) {
      send(
          new ProducerRecord<>(
              to, null, cursor.timestamp(), cursor.key(), cursor.value(), headers()));
    }
  }

  private List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    PackedHeaders.forEach(
        cursor.bytes(),
        cursor.headersStart(),
        cursor.headersLength(),
        (name, value) -> headers.add(new RecordHeader(name, value)));
    return headers;
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
