package io.millrace.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes {@link RecordBatch}es of one topic and partition. A record is written in the order of its
 * parts: {@link #begin}, key, value, headers, {@link #end}; a key or value that is not written is
 * null, a value may be written in several pieces. After {@link #build} the builder is empty and can
 * be used again.
 */
public final class RecordBatchBuilder {
  private final ByteBlock block = new ByteBlock(1024);
  private final int headerLength;
  private int count;
  private long minTimestamp;
  private long maxTimestamp;
  private long lastOffset;
  private int record;
  private int keyLength;
  private int valueLength;
  private int headersLength;

  /**
   * @param partition where the records come from, or {@link RecordBatch#ANY_PARTITION} if the
   *     producer is to choose by key
   */
  public RecordBatchBuilder(String topic, int partition) {
    byte[] name = topic.getBytes(StandardCharsets.UTF_8);
    block.extend(RecordBatch.TOPIC_LENGTH_AT);
    block.array()[0] = RecordBatch.VERSION;
    block.setInt(RecordBatch.PARTITION_AT, partition);
    block.appendInt(name.length);
    block.append(name, 0, name.length);
    headerLength = block.size();
    clear();
  }

  private void clear() {
    block.truncate(headerLength);
    count = 0;
    minTimestamp = Long.MAX_VALUE;
    maxTimestamp = Long.MIN_VALUE;
    lastOffset = -1;
  }

  /** Begins a record; {@code offset} is -1 for one that has none yet. */
  public RecordBatchBuilder begin(long offset, long timestamp) {
    record = block.extend(RecordBatch.RECORD_OVERHEAD);
    ByteBlock.putLong(block.array(), record, offset);
    ByteBlock.putLong(block.array(), record + 8, timestamp);
    keyLength = -1;
    valueLength = -1;
    headersLength = 0;
    minTimestamp = Math.min(minTimestamp, timestamp);
    maxTimestamp = Math.max(maxTimestamp, timestamp);
    lastOffset = offset;
    return this;
  }

  /** Writes a piece of the key. */
  public RecordBatchBuilder key(byte[] bytes, int start, int length) {
    block.append(bytes, start, length);
    keyLength = Math.max(keyLength, 0) + length;
    return this;
  }

  /** Writes the key; null leaves it null. */
  public RecordBatchBuilder key(ByteBuffer bytes) {
    if (bytes != null) {
      block.append(bytes);
      keyLength = Math.max(keyLength, 0) + bytes.remaining();
    }
    return this;
  }

  /** Writes a piece of the value. */
  public RecordBatchBuilder value(byte[] bytes, int start, int length) {
    block.append(bytes, start, length);
    valueLength = Math.max(valueLength, 0) + length;
    return this;
  }

  /** Writes a piece of the value; null leaves it as it is. */
  public RecordBatchBuilder value(ByteBuffer bytes) {
    if (bytes != null) {
      block.append(bytes);
      valueLength = Math.max(valueLength, 0) + bytes.remaining();
    }
    return this;
  }

  /** Writes one header; the value may be null. */
  public RecordBatchBuilder header(byte[] name, byte[] value) {
    int before = block.size();
    PackedHeaders.append(block, name, value, 0, value == null ? 0 : value.length);
    headersLength += block.size() - before;
    return this;
  }

  /** Writes headers that are already packed ({@link PackedHeaders}). */
  public RecordBatchBuilder headers(byte[] packed, int start, int length) {
    block.append(packed, start, length);
    headersLength += length;
    return this;
  }

  /** Ends the record. */
  public void end() {
    block.setInt(record + 16, keyLength);
    block.setInt(record + 20, valueLength);
    block.setInt(record + 24, headersLength);
    count++;
  }

  /** Records written so far. */
  public int count() {
    return count;
  }

  /** Bytes of the batch so far. */
  public int size() {
    return block.size();
  }

  /** The batch of all records ended so far, which may be none; empties this builder. */
  public RecordBatch build() {
    byte[] bytes = Arrays.copyOf(block.array(), block.size());
    ByteBlock.putInt(bytes, RecordBatch.COUNT_AT, count);
    ByteBlock.putLong(bytes, RecordBatch.MIN_TIMESTAMP_AT, minTimestamp);
    ByteBlock.putLong(bytes, RecordBatch.MAX_TIMESTAMP_AT, maxTimestamp);
    ByteBlock.putLong(bytes, RecordBatch.LAST_OFFSET_AT, lastOffset);
    clear();
    return RecordBatch.of(bytes);
  }
}
