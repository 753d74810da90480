package io.millrace.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A byte array that grows, and the fixed-width big-endian reads and writes all batches are made of.
 */
public final class ByteBlock {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int size;

  public ByteBlock(int capacity) {
    bytes = new byte[capacity];
  }

  /** The int at {@code bytes[at, at + 4)}. */
  public static int getInt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  /** The long at {@code bytes[at, at + 8)}. */
  public static long getLong(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  public static void putInt(byte[] bytes, int at, int value) {
    INT.set(bytes, at, value);
  }

  public static void putLong(byte[] bytes, int at, long value) {
    LONG.set(bytes, at, value);
  }

  /** Bytes written. */
  public int size() {
    return size;
  }

  /** Forgets all but the first {@code length} bytes. */
  public void truncate(int length) {
    size = length;
  }

  /** The array behind this block; it changes when the block grows. */
  public byte[] array() {
    return bytes;
  }

  public void setInt(int at, int value) {
    INT.set(bytes, at, value);
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Makes room for {@code length} more bytes and returns where they begin. */
  public int extend(int length) {
    int at = size;
    int needed = Math.addExact(size, length);
    if (needed > bytes.length) {
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, 2L * bytes.length)));
    }
    size = needed;
    return at;
  }

  public void appendInt(int value) {
    int at = extend(Integer.BYTES);
    INT.set(bytes, at, value);
  }

  public void appendLong(long value) {
    int at = extend(Long.BYTES);
    LONG.set(bytes, at, value);
  }

  public void append(byte[] source, int start, int length) {
    int at = extend(length);
    System.arraycopy(source, start, bytes, at, length);
  }

  public void append(ByteBuffer source) {
    int length = source.remaining();
    int at = extend(length);
    source.get(source.position(), bytes, at, length);
  }
}
