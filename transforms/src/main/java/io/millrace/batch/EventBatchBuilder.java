package io.millrace.batch;

import java.nio.charset.StandardCharsets;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Makes {@link EventBatch}es of one topic. After {@link #build} the builder is empty and can be
 * used again.
 */
public final class EventBatchBuilder {
  private final byte[] topic;
  private final int measures;
  private final ByteBlock rows = new ByteBlock(1024);
  private final ByteBlock bodies = new ByteBlock(4096);
  private int count;

  /**
   * @param measures how many measures each event has
   */
  public EventBatchBuilder(String topic, int measures) {
    this.topic = topic.getBytes(StandardCharsets.UTF_8);
    this.measures = measures;
  }

  /**
   * An empty builder for events of this batch: the one that was used before, with the room it has
   * already grown to, if that is for the same topic and measures.
   *
   * @param before null if none was
   */
  public static EventBatchBuilder forEventsOf(
      EventBatch batch, @Nullable EventBatchBuilder before) {
    if (before == null || before.measures != batch.measures() || !batch.hasTopic(before.topic)) {
      return new EventBatchBuilder(batch.topic(), batch.measures());
    }
    before.clear();
    return before;
  }

  /** What an event is made of, besides the record it came in; positions are in {@code payload}. */
  public interface EventFields {
    long eventTime();

    long idHigh();

    long idLow();

    byte[] payload();

    int payloadStart();

    int payloadLength();

    int keyStart();

    int keyLength();

    long measure(int index);
  }

  /** Adds the event that came in the record under the cursor. */
  public void add(int partition, RecordCursor record, EventFields event) {
    int body = bodies.size();
    int prefix = Math.max(0, record.keyLength()) + record.headersLength();
    bodies.append(record.bytes(), record.keyStart(), Math.max(0, record.keyLength()));
    bodies.append(record.bytes(), record.headersStart(), record.headersLength());
    bodies.append(record.bytes(), record.valueStart(), record.valueLength());
    int payload = prefix + event.payloadStart() - record.valueStart();
    if (event.payload() != record.bytes()) {
      payload = bodies.size() - body;
      bodies.append(event.payload(), event.payloadStart(), event.payloadLength());
    }
    int row = rows.extend(EventBatch.stride(measures));
    byte[] to = rows.array();
    ByteBlock.putLong(to, row + EventBatch.EVENT_TIME, event.eventTime());
    ByteBlock.putLong(to, row + EventBatch.ID_HIGH, event.idHigh());
    ByteBlock.putLong(to, row + EventBatch.ID_LOW, event.idLow());
    ByteBlock.putLong(to, row + EventBatch.OFFSET, record.offset());
    ByteBlock.putLong(to, row + EventBatch.TIMESTAMP, record.timestamp());
    ByteBlock.putInt(to, row + EventBatch.PARTITION, partition);
    ByteBlock.putInt(to, row + EventBatch.BODY_START, body);
    ByteBlock.putInt(to, row + EventBatch.BODY_LENGTH, bodies.size() - body);
    ByteBlock.putInt(to, row + EventBatch.RECORD_KEY_LENGTH, record.keyLength());
    ByteBlock.putInt(to, row + EventBatch.HEADERS_LENGTH, record.headersLength());
    ByteBlock.putInt(to, row + EventBatch.VALUE_LENGTH, record.valueLength());
    ByteBlock.putInt(to, row + EventBatch.PAYLOAD_START, payload);
    ByteBlock.putInt(to, row + EventBatch.PAYLOAD_LENGTH, event.payloadLength());
    ByteBlock.putInt(
        to, row + EventBatch.KEY_START, payload + event.keyStart() - event.payloadStart());
    ByteBlock.putInt(to, row + EventBatch.KEY_LENGTH, event.keyLength());
    ByteBlock.putInt(to, row + EventBatch.EXTENSION_LENGTH, 0);
    for (int i = 0; i < measures; i++) {
      ByteBlock.putLong(to, row + EventBatch.MEASURES + i * Long.BYTES, event.measure(i));
    }
    count++;
  }

  /** Adds an event of another batch, as it is. */
  public void copy(EventBatch from, int event) {
    copyRow(from, event);
    bodies.append(from.toBytes(), from.bodyStart(event), from.bodyLength(event));
    count++;
  }

  /** Adds an event of another batch with {@code extension} appended to its payload's extension. */
  public void extend(EventBatch from, int event, byte[] extension, int start, int length) {
    int row = copyRow(from, event);
    bodies.append(from.toBytes(), from.bodyStart(event), from.bodyLength(event));
    bodies.append(extension, start, length);
    rows.setInt(row + EventBatch.BODY_LENGTH, from.bodyLength(event) + length);
    rows.setInt(row + EventBatch.EXTENSION_LENGTH, from.extensionLength(event) + length);
    count++;
  }

  private int copyRow(EventBatch from, int event) {
    int row = rows.size();
    rows.append(from.toBytes(), from.row(event), EventBatch.stride(measures));
    rows.setInt(row + EventBatch.BODY_START, bodies.size());
    return row;
  }

  /** Events added so far. */
  public int count() {
    return count;
  }

  /** Bytes of the batch so far. */
  public int size() {
    return EventBatch.TOPIC_AT + topic.length + rows.size() + bodies.size();
  }

  /** The batch of all events added so far, which may be none; empties this builder. */
  public EventBatch build() {
    byte[] bytes = new byte[size()];
    bytes[0] = EventBatch.VERSION;
    ByteBlock.putInt(bytes, EventBatch.COUNT_AT, count);
    ByteBlock.putInt(bytes, EventBatch.MEASURES_AT, measures);
    ByteBlock.putInt(bytes, EventBatch.TOPIC_LENGTH_AT, topic.length);
    System.arraycopy(topic, 0, bytes, EventBatch.TOPIC_AT, topic.length);
    int at = EventBatch.TOPIC_AT + topic.length;
    System.arraycopy(rows.array(), 0, bytes, at, rows.size());
    System.arraycopy(bodies.array(), 0, bytes, at + rows.size(), bodies.size());
    clear();
    return EventBatch.of(bytes);
  }

  private void clear() {
    rows.truncate(0);
    bodies.truncate(0);
    count = 0;
  }
}
