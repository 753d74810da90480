package io.millrace.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A record as plain values, one character for one byte, to be packed and to be compared. */
public record TestRecord(
    long offset, long timestamp, String key, String value, List<TestHeader> headers) {
  public static final String TOPIC = "input";
  public static final int PARTITION = 3;

  /** One header; the value may be null. */
  public record TestHeader(String name, String value) {}

  /** A record whose parts tell its offset. */
  public static TestRecord record(long offset) {
    return new TestRecord(offset, 1_000 + offset, "key" + offset, "value" + offset, List.of());
  }

  public TestRecord at(long newTimestamp) {
    return new TestRecord(offset, newTimestamp, key, value, headers);
  }

  public TestRecord withKey(String newKey) {
    return new TestRecord(offset, timestamp, newKey, value, headers);
  }

  public TestRecord withValue(String newValue) {
    return new TestRecord(offset, timestamp, key, newValue, headers);
  }

  public TestRecord withHeader(String name, String content) {
    List<TestHeader> more = new ArrayList<>(headers);
    more.add(new TestHeader(name, content));
    return new TestRecord(offset, timestamp, key, value, more);
  }

  /** One batch of {@link #TOPIC} and {@link #PARTITION}. */
  public static RecordBatch batch(TestRecord... records) {
    return batch(TOPIC, PARTITION, List.of(records));
  }

  public static RecordBatch batch(String topic, int partition, List<TestRecord> records) {
    RecordBatchBuilder builder = new RecordBatchBuilder(topic, partition);
    records.forEach(record -> record.addTo(builder));
    return builder.build();
  }

  public void addTo(RecordBatchBuilder builder) {
    builder.begin(offset, timestamp);
    if (key != null) {
      builder.key(bytes(key), 0, key.length());
    }
    if (value != null) {
      builder.value(bytes(value), 0, value.length());
    }
    for (TestHeader header : headers) {
      builder.header(header.name.getBytes(UTF_8), bytes(header.value));
    }
    builder.end();
  }

  /** The records of a batch. */
  public static List<TestRecord> of(RecordBatch batch) {
    List<TestRecord> records = new ArrayList<>();
    RecordCursor cursor = batch.cursor();
    while (cursor.next()) {
      records.add(
          new TestRecord(
              cursor.offset(),
              cursor.timestamp(),
              text(cursor.key()),
              text(cursor.value()),
              headers(cursor.headers())));
    }
    return records;
  }

  public static List<TestHeader> headers(byte[] packed) {
    List<TestHeader> headers = new ArrayList<>();
    PackedHeaders.forEach(
        packed, 0, packed.length, (name, value) -> headers.add(new TestHeader(name, text(value))));
    return headers;
  }

  public byte[] packedHeaders() {
    RecordCursor cursor = batch(this).cursor();
    cursor.next();
    return cursor.headers();
  }

  public static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(ISO_8859_1);
  }

  public static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, ISO_8859_1);
  }
}
