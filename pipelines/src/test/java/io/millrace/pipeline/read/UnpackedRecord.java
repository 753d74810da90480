package io.millrace.pipeline.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.PackedHeaders;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A record outside of its batch, with texts for bytes. Header values may be null. */
record UnpackedRecord(
    long offset, long timestamp, String key, String value, List<String> headerNames) {

  static UnpackedRecord record(long offset, long timestamp) {
    return new UnpackedRecord(offset, timestamp, "key " + offset, "value " + offset, List.of());
  }

  UnpackedRecord withKey(String key) {
    return new UnpackedRecord(offset, timestamp, key, value, headerNames);
  }

  UnpackedRecord withValue(String value) {
    return new UnpackedRecord(offset, timestamp, key, value, headerNames);
  }

  /** Headers whose value is their name, or null if they are called null. */
  UnpackedRecord withHeaders(String... names) {
    return new UnpackedRecord(offset, timestamp, key, value, List.of(names));
  }

  static List<UnpackedRecord> of(RecordBatch batch) {
    List<UnpackedRecord> records = new ArrayList<>();
    RecordCursor cursor = batch.cursor();
    while (cursor.next()) {
      List<String> names = new ArrayList<>();
      PackedHeaders.forEach(
          cursor.bytes(),
          cursor.headersStart(),
          cursor.headersLength(),
          (name, value) -> names.add(value == null ? "null" : new String(value, UTF_8)));
      records.add(
          new UnpackedRecord(
              cursor.offset(),
              cursor.timestamp(),
              text(cursor.key()),
              text(cursor.value()),
              names));
    }
    return records;
  }

  RecordHeaders headers() {
    return new RecordHeaders(
        headerNames.stream()
            .map(n -> (Header) new RecordHeader(n, n.equals("null") ? null : n.getBytes(UTF_8)))
            .toList());
  }

  /** As a consumer gives it: key and value are slices of something larger. */
  ConsumerRecord<ByteBuffer, ByteBuffer> fetched(TopicPartition partition) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        timestamp,
        TimestampType.CREATE_TIME,
        -1,
        -1,
        slice(key),
        slice(value),
        headers(),
        Optional.empty());
  }

  private static ByteBuffer slice(String text) {
    if (text == null) {
      return null;
    }
    byte[] bytes = text.getBytes(UTF_8);
    ByteBuffer larger = ByteBuffer.allocate(bytes.length + 9);
    larger.put(4, bytes);
    return larger.slice(4, bytes.length);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
