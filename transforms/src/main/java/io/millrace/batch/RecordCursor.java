package io.millrace.batch;

import java.util.Arrays;

/**
 * Walks the records of a {@link RecordBatch}. Gives positions in {@link #bytes()} and makes no
 * garbage; one cursor can be used for one batch after the other.
 */
public final class RecordCursor {
  private byte[] bytes = new byte[0];
  private int left;
  private int next;
  private long offset;
  private long timestamp;
  private int keyStart;
  private int keyLength;
  private int valueLength;
  private int headersLength;

  /** Starts over, before the first record of {@code batch}. */
  public RecordCursor reset(RecordBatch batch) {
    bytes = batch.toBytes();
    left = batch.count();
    next = RecordBatch.TOPIC_AT + ByteBlock.getInt(bytes, RecordBatch.TOPIC_LENGTH_AT);
    return this;
  }

  /** Goes to the next record; false if there is none. */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    offset = ByteBlock.getLong(bytes, next);
    timestamp = ByteBlock.getLong(bytes, next + 8);
    keyLength = ByteBlock.getInt(bytes, next + 16);
    valueLength = ByteBlock.getInt(bytes, next + 20);
    headersLength = ByteBlock.getInt(bytes, next + 24);
    keyStart = next + RecordBatch.RECORD_OVERHEAD;
    next = headersStart() + headersLength;
    return true;
  }

  /** The array that all positions refer to. */
  public byte[] bytes() {
    return bytes;
  }

  public long offset() {
    return offset;
  }

  /** Record timestamp in epoch milliseconds. */
  public long timestamp() {
    return timestamp;
  }

  public int keyStart() {
    return keyStart;
  }

  /** Length of the key, or -1 if it is null. */
  public int keyLength() {
    return keyLength;
  }

  public int valueStart() {
    return keyStart + Math.max(keyLength, 0);
  }

  /** Length of the value, or -1 if it is null. */
  public int valueLength() {
    return valueLength;
  }

  /** Where the packed headers begin ({@link PackedHeaders}). */
  public int headersStart() {
    return valueStart() + Math.max(valueLength, 0);
  }

  /** Length of the packed headers, 0 if there are none. */
  public int headersLength() {
    return headersLength;
  }

  /** A copy of the key, or null. */
  public byte[] key() {
    return keyLength < 0 ? null : Arrays.copyOfRange(bytes, keyStart, keyStart + keyLength);
  }

  /** A copy of the value, or null. */
  public byte[] value() {
    return valueLength < 0
        ? null
        : Arrays.copyOfRange(bytes, valueStart(), valueStart() + valueLength);
  }

  /** A copy of the packed headers. */
  public byte[] headers() {
    return Arrays.copyOfRange(bytes, headersStart(), headersStart() + headersLength);
  }
}
