package io.millrace.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Valid events of one topic, packed into one array: one row of fixed width for each event, with
 * what later stages need, and a body with its bytes. Nobody parses a payload again.
 *
 * <p>An immutable value, equal by content; an {@link EventBatchBuilder} makes it. All positions are
 * positions in {@link #toBytes()}.
 *
 * <p>Format, big-endian: version (1 byte), count (int), number of measures (int), length of the
 * topic (int), topic (UTF-8), rows, bodies. A row: event time, high and low half of the id's
 * fingerprint, offset, record timestamp (long); partition, start of the body, its length, length of
 * the record's key (-1 for null), of its headers, of its value, start of the payload, its length,
 * start of the event's key, its length, length of the extension (int); measures (long). Starts are
 * relative to the bodies' beginning for the body, else to the body's beginning. A body: record key,
 * headers, value, payload (only if it is not a part of the value), extension.
 */
public final class EventBatch {
  static final byte VERSION = 1;
  static final int COUNT_AT = 1;
  static final int MEASURES_AT = 5;
  static final int TOPIC_LENGTH_AT = 9;
  static final int TOPIC_AT = 13;

  static final int EVENT_TIME = 0;
  static final int ID_HIGH = 8;
  static final int ID_LOW = 16;
  static final int OFFSET = 24;
  static final int TIMESTAMP = 32;
  static final int PARTITION = 40;
  static final int BODY_START = 44;
  static final int BODY_LENGTH = 48;
  static final int RECORD_KEY_LENGTH = 52;
  static final int HEADERS_LENGTH = 56;
  static final int VALUE_LENGTH = 60;
  static final int PAYLOAD_START = 64;
  static final int PAYLOAD_LENGTH = 68;
  static final int KEY_START = 72;
  static final int KEY_LENGTH = 76;
  static final int EXTENSION_LENGTH = 80;
  static final int MEASURES = 84;

  private final byte[] bytes;
  private final int count;
  private final int measures;
  private final int stride;
  private final int rows;
  private final int bodies;

  private EventBatch(byte[] bytes) {
    this.bytes = bytes;
    this.count = ByteBlock.getInt(bytes, COUNT_AT);
    this.measures = ByteBlock.getInt(bytes, MEASURES_AT);
    this.stride = stride(measures);
    this.rows = TOPIC_AT + ByteBlock.getInt(bytes, TOPIC_LENGTH_AT);
    this.bodies = rows + count * stride;
  }

  static int stride(int measures) {
    return MEASURES + measures * Long.BYTES;
  }

  /**
   * The batch packed in {@code bytes}, which is not copied and must not change any more.
   *
   * @throws IllegalArgumentException if the bytes are not a batch of this version
   */
  public static EventBatch of(byte[] bytes) {
    if (bytes.length < TOPIC_AT || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "not an event batch of version " + VERSION + ": " + bytes.length + " bytes");
    }
    return new EventBatch(bytes);
  }

  /** The packed form, not copied; what all positions refer to. */
  public byte[] toBytes() {
    return bytes;
  }

  /** Topic the events came from. */
  public String topic() {
    return new String(bytes, TOPIC_AT, rows - TOPIC_AT, StandardCharsets.UTF_8);
  }

  /** Whether the events came from this topic, whose name is in UTF-8. */
  boolean hasTopic(byte[] topic) {
    return Arrays.equals(bytes, TOPIC_AT, rows, topic, 0, topic.length);
  }

  public int count() {
    return count;
  }

  /** How many measures each event has. */
  public int measures() {
    return measures;
  }

  /** Event time in epoch milliseconds. */
  public long eventTime(int event) {
    return ByteBlock.getLong(bytes, row(event) + EVENT_TIME);
  }

  /** High half of the id's {@link Fingerprint}. */
  public long idHigh(int event) {
    return ByteBlock.getLong(bytes, row(event) + ID_HIGH);
  }

  /** Low half of the id's {@link Fingerprint}. */
  public long idLow(int event) {
    return ByteBlock.getLong(bytes, row(event) + ID_LOW);
  }

  /** Offset of the record the event came in. */
  public long offset(int event) {
    return ByteBlock.getLong(bytes, row(event) + OFFSET);
  }

  /** Timestamp of the record the event came in. */
  public long timestamp(int event) {
    return ByteBlock.getLong(bytes, row(event) + TIMESTAMP);
  }

  /** Partition of the record the event came in. */
  public int partition(int event) {
    return ByteBlock.getInt(bytes, row(event) + PARTITION);
  }

  /** Length of the record's key, or -1 if it was null. */
  public int recordKeyLength(int event) {
    return ByteBlock.getInt(bytes, row(event) + RECORD_KEY_LENGTH);
  }

  public int recordKeyStart(int event) {
    return bodyStart(event);
  }

  public int headersStart(int event) {
    return bodyStart(event) + Math.max(0, recordKeyLength(event));
  }

  public int headersLength(int event) {
    return ByteBlock.getInt(bytes, row(event) + HEADERS_LENGTH);
  }

  /** Where the record's original value begins. */
  public int valueStart(int event) {
    return headersStart(event) + headersLength(event);
  }

  public int valueLength(int event) {
    return ByteBlock.getInt(bytes, row(event) + VALUE_LENGTH);
  }

  /** Where the payload begins: the datum in the contract's schema. */
  public int payloadStart(int event) {
    return bodyStart(event) + ByteBlock.getInt(bytes, row(event) + PAYLOAD_START);
  }

  public int payloadLength(int event) {
    return ByteBlock.getInt(bytes, row(event) + PAYLOAD_LENGTH);
  }

  /** Where the event's key begins: what it is partitioned, enriched and totalled by. */
  public int keyStart(int event) {
    return bodyStart(event) + ByteBlock.getInt(bytes, row(event) + KEY_START);
  }

  public int keyLength(int event) {
    return ByteBlock.getInt(bytes, row(event) + KEY_LENGTH);
  }

  /** Where the bytes begin that enrichment added. */
  public int extensionStart(int event) {
    return bodyStart(event) + bodyLength(event) - extensionLength(event);
  }

  /** Length of what enrichment added, 0 before it. */
  public int extensionLength(int event) {
    return ByteBlock.getInt(bytes, row(event) + EXTENSION_LENGTH);
  }

  public long measure(int event, int index) {
    return ByteBlock.getLong(bytes, row(event) + MEASURES + index * Long.BYTES);
  }

  int row(int event) {
    return rows + event * stride;
  }

  int bodyStart(int event) {
    return bodies + ByteBlock.getInt(bytes, row(event) + BODY_START);
  }

  int bodyLength(int event) {
    return ByteBlock.getInt(bytes, row(event) + BODY_LENGTH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventBatch that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "EventBatch[" + topic() + ", " + count + " events]";
  }
}
