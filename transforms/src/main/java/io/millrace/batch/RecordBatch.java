package io.millrace.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A run of Kafka records of one topic and partition, packed into one array.
 *
 * <p>Null keys, null values and headers survive. An immutable value, equal by content. A {@link
 * RecordCursor} walks it without making garbage, a {@link RecordBatchBuilder} makes it.
 *
 * <p>Format, big-endian: version (1 byte), partition (int), count (int), smallest and largest
 * record timestamp (long), last offset (long), length of the topic (int), topic (UTF-8); then for
 * each record: offset (long), timestamp (long), length of key, of value (int, -1 for null) and of
 * headers (int), key, value, headers. Headers are packed as {@link PackedHeaders} says.
 */
public final class RecordBatch {
  /** Records in a batch, unless configured otherwise. */
  public static final int DEFAULT_MAX_RECORDS = 2_000;

  /** Bytes in a batch, unless configured otherwise. One larger record stands alone. */
  public static final int DEFAULT_MAX_BYTES = 512 * 1024;

  /** The partition of a batch whose records the producer is to partition by key. */
  public static final int ANY_PARTITION = -1;

  static final byte VERSION = 1;
  static final int PARTITION_AT = 1;
  static final int COUNT_AT = 5;
  static final int MIN_TIMESTAMP_AT = 9;
  static final int MAX_TIMESTAMP_AT = 17;
  static final int LAST_OFFSET_AT = 25;
  static final int TOPIC_LENGTH_AT = 33;
  static final int TOPIC_AT = 37;

  /** Bytes of a record besides key, value and headers. */
  static final int RECORD_OVERHEAD = 28;

  private final byte[] bytes;

  private RecordBatch(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The batch packed in {@code bytes}, which is not copied and must not change any more.
   *
   * @throws IllegalArgumentException if the bytes are not a batch of this version
   */
  public static RecordBatch of(byte[] bytes) {
    if (!isRecordBatch(bytes)) {
      throw new IllegalArgumentException(
          "not a record batch of version " + VERSION + ": " + bytes.length + " bytes");
    }
    return new RecordBatch(bytes);
  }

  private static boolean isRecordBatch(byte[] bytes) {
    if (bytes.length < TOPIC_AT || bytes[0] != VERSION) {
      return false;
    }
    int topicLength = ByteBlock.getInt(bytes, TOPIC_LENGTH_AT);
    return topicLength >= 0 && topicLength <= bytes.length - TOPIC_AT;
  }

  /** The packed form, not copied. */
  public byte[] toBytes() {
    return bytes;
  }

  public String topic() {
    return new String(
        bytes, TOPIC_AT, ByteBlock.getInt(bytes, TOPIC_LENGTH_AT), StandardCharsets.UTF_8);
  }

  /** Partition the records came from, or {@link #ANY_PARTITION}. */
  public int partition() {
    return ByteBlock.getInt(bytes, PARTITION_AT);
  }

  public int count() {
    return ByteBlock.getInt(bytes, COUNT_AT);
  }

  /** Smallest record timestamp in epoch milliseconds: the batch's own timestamp in Beam. */
  public long minTimestamp() {
    return ByteBlock.getLong(bytes, MIN_TIMESTAMP_AT);
  }

  /** Largest record timestamp in epoch milliseconds: what the watermark goes by. */
  public long maxTimestamp() {
    return ByteBlock.getLong(bytes, MAX_TIMESTAMP_AT);
  }

  /** Offset of the last record, from which a reader goes on. */
  public long lastOffset() {
    return ByteBlock.getLong(bytes, LAST_OFFSET_AT);
  }

  /** A cursor before the first record. */
  public RecordCursor cursor() {
    return new RecordCursor().reset(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordBatch that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "RecordBatch["
        + topic()
        + '-'
        + partition()
        + ", "
        + count()
        + " records to offset "
        + lastOffset()
        + ']';
  }
}
