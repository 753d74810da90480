package io.millrace.peer.core;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.batch.EventBatch;
import io.millrace.batch.PackedHeaders;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.WireFormat;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.reject.DeadLetterFormat;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Forms the records of the output topics. For one thread at a time. */
public final class OutputRecords {
  private final String topic;
  private final byte[] wireHeader;
  private final DeadLetterFormat deadLetters;
  private final RecordCursor cursor = new RecordCursor();

  /** Records for the topics of these options, and for their rung. */
  public OutputRecords(JobOptions options) {
    this.topic = options.outputTopic();
    this.wireHeader =
        WireFormat.frame(
            options.rung().reaches(Rung.J4)
                ? ClickSchemas.ENRICHED_CLICK
                : ClickSchemas.CLICK_EVENT,
            new byte[0]);
    this.deadLetters = new DeadLetterFormat(options.deadLetterTopic(), options.maxRecordBytes());
  }

  /** A record of the output topic, its key as it was. */
  public ProducerRecord<byte[], byte[]> copy(
      int partition, long offset, long timestamp, byte[] key, byte[] value) {
    return new ProducerRecord<>(topic, null, timestamp, key, value, coordinates(partition, offset));
  }

  /** Gives the records of events: their payload, and what enrichment appended if it has. */
  public void ofEvents(EventBatch events, Consumer<ProducerRecord<byte[], byte[]>> output) {
    byte[] bytes = events.toBytes();
    for (int event = 0; event < events.count(); event++) {
      int key = events.keyStart(event);
      output.accept(
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

  /** Gives dead letters. */
  public void ofRejections(
      List<Rejection> rejections, Consumer<ProducerRecord<byte[], byte[]>> output) {
    if (!rejections.isEmpty()) {
      ofRecords(deadLetters.encode(new RejectionBatch(rejections)), output);
    }
  }

  /** Gives records for the topic that they name. */
  public void ofRecords(RecordBatch records, Consumer<ProducerRecord<byte[], byte[]>> output) {
    String to = records.topic();
    cursor.reset(records);
    while (cursor.next()) {
      output.accept(
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
}
