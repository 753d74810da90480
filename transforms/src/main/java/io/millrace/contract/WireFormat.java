package io.millrace.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The Confluent wire format (Confluent Schema Registry documentation, "Wire format"): a zero byte,
 * the schema id as four bytes big-endian, then the datum.
 */
public final class WireFormat {

  /** First byte of every value. */
  public static final byte MAGIC = 0;

  /** Bytes before the datum. */
  public static final int HEADER_LENGTH = 1 + Integer.BYTES;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private WireFormat() {}

  /** Whether the value of {@code length} bytes at {@code start} begins with a header. */
  public static boolean hasHeader(byte[] bytes, int start, int length) {
    return length >= HEADER_LENGTH && bytes[start] == MAGIC;
  }

  /** The schema id of a value that has a header. */
  public static int schemaId(byte[] bytes, int start) {
    return (int) INTS.get(bytes, start + 1);
  }

  /** Writes a header at {@code start}; the datum belongs at {@code start + HEADER_LENGTH}. */
  public static void writeHeader(byte[] bytes, int start, int schemaId) {
    bytes[start] = MAGIC;
    INTS.set(bytes, start + 1, schemaId);
  }

  /** A new value: the header followed by a datum. */
  public static byte[] frame(int schemaId, byte[] datum) {
    byte[] value = new byte[HEADER_LENGTH + datum.length];
    writeHeader(value, 0, schemaId);
    System.arraycopy(datum, 0, value, HEADER_LENGTH, datum.length);
    return value;
  }
}
