package io.millrace.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes values in Avro's binary encoding (Avro 1.11 specification, "Binary Encoding") to an array
 * that grows as needed and is used again after {@link #clear}. Not thread-safe.
 *
 * <p>It knows no schema: the caller writes the fields of a record in their order.
 */
public final class AvroBytes {

  private static final int LONGEST_NUMBER = 10;

  private byte[] bytes;
  private int length;

  /** Makes an empty one with room for the given number of bytes. */
  public AvroBytes(int capacity) {
    bytes = new byte[Math.max(capacity, LONGEST_NUMBER)];
  }

  /** Forgets what was written. */
  public void clear() {
    length = 0;
  }

  /** The array that holds what was written, from its beginning. Replaced when it grows. */
  public byte[] array() {
    return bytes;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Writes an int, a long, or the index of an enum's symbol. */
  public AvroBytes writeLong(long value) {
    ensure(LONGEST_NUMBER);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  /** Writes the index of a union's branch; its value comes next, and null takes no bytes. */
  public AvroBytes writeIndex(int branch) {
    return writeLong(branch);
  }

  /** Writes a boolean. */
  public AvroBytes writeBoolean(boolean value) {
    ensure(1);
    bytes[length++] = (byte) (value ? 1 : 0);
    return this;
  }

  /** Writes a double. */
  public AvroBytes writeDouble(double value) {
    ensure(Double.BYTES);
    Utf8.LONGS.set(bytes, length, Double.doubleToRawLongBits(value));
    length += Double.BYTES;
    return this;
  }

  /** Writes a string, given as UTF-8, or bytes. */
  public AvroBytes writeString(byte[] utf8, int start, int stringLength) {
    writeLong(stringLength);
    return writeRaw(utf8, start, stringLength);
  }

  /** Writes a string, given as UTF-8, or bytes. */
  public AvroBytes writeString(byte[] utf8) {
    return writeString(utf8, 0, utf8.length);
  }

  /** Writes a string. */
  public AvroBytes writeString(String text) {
    return writeString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends bytes that are encoded already, or the content of a fixed. */
  public AvroBytes writeRaw(byte[] encoded, int start, int count) {
    ensure(count);
    System.arraycopy(encoded, start, bytes, length, count);
    length += count;
    return this;
  }

  private void ensure(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
    }
  }
}
