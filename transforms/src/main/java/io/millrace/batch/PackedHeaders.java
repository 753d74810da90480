package io.millrace.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * The packed form of a record's headers, in their order, names may repeat: for each header the
 * length of its name (int), the length of its value (int, -1 for null), name (UTF-8) and value.
 */
public final class PackedHeaders {
  private PackedHeaders() {}

  /** Calls {@code each} with name and value (null for a null value) of every header, in order. */
  public static void forEach(byte[] bytes, int start, int length, BiConsumer<String, byte[]> each) {
    int at = start;
    int end = start + length;
    while (at < end) {
      int nameLength = ByteBlock.getInt(bytes, at);
      int valueLength = ByteBlock.getInt(bytes, at + 4);
      int nameStart = at + 8;
      int valueStart = nameStart + nameLength;
      at = valueStart + Math.max(valueLength, 0);
      each.accept(
          new String(bytes, nameStart, nameLength, StandardCharsets.UTF_8),
          valueLength < 0 ? null : Arrays.copyOfRange(bytes, valueStart, at));
    }
  }

  static void append(ByteBlock block, byte[] name, byte[] value, int valueStart, int valueLength) {
    block.appendInt(name.length);
    block.appendInt(value == null ? -1 : valueLength);
    block.append(name, 0, name.length);
    if (value != null) {
      block.append(value, valueStart, valueLength);
    }
  }
}
