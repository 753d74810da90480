package io.millrace.load.audit;

import java.util.Arrays;

/**
 * Which record of the sequence lies at which offset of the input topic, as it was read from there:
 * four bytes per record.
 */
final class Coordinates {
  /** No record there. */
  static final int NOTHING = -1;

  /**
   * A record there that is not of the sequence, not as it should be, or a repeat: not to be judged.
   */
  static final int FOREIGN = -2;

  private final int[][] indices;
  private final long[] first;
  private final int[] lengths;

  Coordinates(int partitions) {
    indices = new int[partitions][1 << 10];
    first = new long[partitions];
    lengths = new int[partitions];
  }

  /** Returns the number of partitions. */
  int partitions() {
    return lengths.length;
  }

  /** Notes what lies at an offset; offsets of a partition come in order. */
  void put(int partition, long offset, int index) {
    if (lengths[partition] == 0) {
      first[partition] = offset;
    }
    int at = Math.toIntExact(offset - first[partition]);
    int[] array = indices[partition];
    if (at >= array.length) {
      array = Arrays.copyOf(array, Math.max(at + 1, array.length + (array.length >> 1)));
      indices[partition] = array;
    }
    Arrays.fill(array, lengths[partition], at, NOTHING);
    array[at] = index;
    lengths[partition] = at + 1;
  }

  /** Returns the index at an offset, {@link #NOTHING} or {@link #FOREIGN}. */
  int index(int partition, long offset) {
    if (partition < 0 || partition >= indices.length) {
      return NOTHING;
    }
    long at = offset - first[partition];
    return at < 0 || at >= lengths[partition] ? NOTHING : indices[partition][(int) at];
  }

  /** Returns the offset of an index, -1 if it is not there; searches, so for messages only. */
  long offset(int partition, long index) {
    for (int at = 0; at < lengths[partition]; at++) {
      if (indices[partition][at] == index) {
        return first[partition] + at;
      }
    }
    return -1;
  }
}
