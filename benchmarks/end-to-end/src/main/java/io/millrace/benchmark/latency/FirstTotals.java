package io.millrace.benchmark.latency;

import java.util.Arrays;

/**
 * When the first total of each user in each window was received, in the order of receipt: sixteen
 * bytes for each. What came again is there again; the audit does not let that pass.
 */
final class FirstTotals {
  private int size;
  private int[] users = new int[1 << 10];
  private long[] windowStarts = new long[users.length];
  private int[] received = new int[users.length];

  /**
   * Adds one.
   *
   * @param windowStart in milliseconds since the epoch
   * @param micros from the beginning of the load
   */
  void add(int user, long windowStart, long micros) {
    if (size == users.length) {
      int more = size + (size >> 1);
      users = Arrays.copyOf(users, more);
      windowStarts = Arrays.copyOf(windowStarts, more);
      received = Arrays.copyOf(received, more);
    }
    users[size] = user;
    windowStarts[size] = windowStart;
    received[size] = Math.toIntExact(micros);
    size++;
  }

  /** Visits all. */
  void forEach(Visitor visitor) {
    for (int i = 0; i < size; i++) {
      visitor.visit(users[i], windowStarts[i], received[i]);
    }
  }

  /** Looks at one total. */
  @FunctionalInterface
  interface Visitor {
    /** A user, the start of a window, and when the total was received. */
    void visit(int user, long windowStart, int received);
  }
}
