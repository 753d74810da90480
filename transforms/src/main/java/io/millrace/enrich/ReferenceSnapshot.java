package io.millrace.enrich;

import io.millrace.batch.ByteBlock;
import io.millrace.batch.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole reference data at one moment: for each key the bytes that enrichment appends to an
 * event. An immutable value with a version; looked up by bytes in place.
 *
 * <p>Format, big-endian: version of the format (1 byte), version of the snapshot (long), rows
 * (int); for each row, in the order of keys as unsigned bytes: length of the key (int), key, length
 * of the extension (int), extension.
 */
public final class ReferenceSnapshot {
  static final byte FORMAT = 1;
  private static final int ROWS_AT = 9;
  private static final int FIRST_ROW_AT = 13;

  private final byte[] bytes;
  private final int[] slots;

  private ReferenceSnapshot(byte[] bytes) {
    this.bytes = bytes;
    this.slots = new int[Integer.highestOneBit(Math.max(8, rows())) * 4];
    Fingerprint print = new Fingerprint();
    int at = FIRST_ROW_AT;
    for (int row = 0; row < rows(); row++) {
      int length = ByteBlock.getInt(bytes, at);
      int slot = slot(print.of(bytes, at + 4, length));
      while (slots[slot] != 0) {
        slot = slot + 1 == slots.length ? 0 : slot + 1;
      }
      slots[slot] = at;
      int extension = at + 4 + length;
      at = extension + 4 + ByteBlock.getInt(bytes, extension);
    }
  }

  /**
   * A snapshot of these rows.
   *
   * @param version greater for a later one
   * @param rows extension by key
   */
  public static ReferenceSnapshot of(long version, Map<String, byte[]> rows) {
    SortedMap<byte[], byte[]> sorted = new TreeMap<>(Arrays::compareUnsigned);
    rows.forEach((key, extension) -> sorted.put(key.getBytes(StandardCharsets.UTF_8), extension));
    ByteBlock block = new ByteBlock(64 + 32 * rows.size());
    block.extend(1);
    block.array()[0] = FORMAT;
    block.appendLong(version);
    block.appendInt(sorted.size());
    sorted.forEach(
        (key, extension) -> {
          block.appendInt(key.length);
          block.append(key, 0, key.length);
          block.appendInt(extension.length);
          block.append(extension, 0, extension.length);
        });
    return new ReferenceSnapshot(block.toBytes());
  }

  /**
   * The snapshot packed in {@code bytes}, which is not copied and must not change any more.
   *
   * @throws IllegalArgumentException if the bytes are not a snapshot of this format
   */
  public static ReferenceSnapshot ofBytes(byte[] bytes) {
    if (bytes.length < FIRST_ROW_AT || bytes[0] != FORMAT) {
      throw new IllegalArgumentException(
          "not a reference snapshot of format " + FORMAT + ": " + bytes.length + " bytes");
    }
    return new ReferenceSnapshot(bytes);
  }

  /** The packed form, not copied; what positions refer to. */
  public byte[] toBytes() {
    return bytes;
  }

  /** Greater for a later snapshot of the same data. */
  public long version() {
    return ByteBlock.getLong(bytes, 1);
  }

  /** Number of keys. */
  public int rows() {
    return ByteBlock.getInt(bytes, ROWS_AT);
  }

  /**
   * The row of a key.
   *
   * @param print a fingerprint to work with
   * @return where the length of the extension stands in {@link #toBytes()}, the extension right
   *     after it; -1 if the key has no row
   */
  int find(Fingerprint print, byte[] key, int start, int length) {
    int slot = slot(print.of(key, start, length));
    while (slots[slot] != 0) {
      int at = slots[slot] + 4;
      int end = at + ByteBlock.getInt(bytes, slots[slot]);
      if (Arrays.equals(bytes, at, end, key, start, start + length)) {
        return end;
      }
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    return -1;
  }

  private int slot(Fingerprint print) {
    return (int) print.low() & (slots.length - 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReferenceSnapshot that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "ReferenceSnapshot[version " + version() + ", " + rows() + " rows]";
  }
}
