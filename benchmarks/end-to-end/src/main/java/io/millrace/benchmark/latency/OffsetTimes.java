package io.millrace.benchmark.latency;

import java.util.Arrays;

/**
 * A time for each offset of each partition, in microseconds from the beginning of a load: four
 * bytes for each. For one thread at a time.
 */
final class OffsetTimes {
  /** There is no time for this offset. */
  static final int NONE = Integer.MIN_VALUE;

  private static final int FIRST = 1 << 10;

  private final int[][] times;
  private final int[] ends;

  /** No times for any of so many partitions. */
  OffsetTimes(int partitions) {
    times = new int[partitions][0];
    ends = new int[partitions];
  }

  /**
   * Notes a time; the first that an offset was given stays.
   *
   * @throws ArithmeticException if it is over 35 minutes, or the offset over 2 billion
   */
  void put(int partition, long offset, long micros) {
    int at = Math.toIntExact(offset);
    int[] row = times[partition];
    if (at >= row.length) {
      int old = row.length;
      row = Arrays.copyOf(row, Math.max(Math.max(FIRST, at + 1), old + (old >> 1)));
      Arrays.fill(row, old, row.length, NONE);
      times[partition] = row;
    }
    if (row[at] == NONE) {
      row[at] = Math.toIntExact(micros);
    }
    ends[partition] = Math.max(ends[partition], at + 1);
  }

  /** The time of an offset, or {@link #NONE}. */
  int get(int partition, int offset) {
    return offset < ends[partition] ? times[partition][offset] : NONE;
  }

  int partitions() {
    return times.length;
  }

  /** The first offset of a partition from which on there are no times. */
  int end(int partition) {
    return ends[partition];
  }
}
