package io.millrace.benchmark.latency;

import io.millrace.load.send.SendListener;

/**
 * When each record of an input was due and sent, and when its result was received, by its place on
 * the input topic. Times are microseconds from when the first record is due. One thread may tell of
 * sends while another tells of results; it is read when both have ended.
 */
final class Journal implements SendListener {
  private final long beginMicros;
  private final OffsetTimes due;
  private final OffsetTimes sent;
  private final OffsetTimes received;
  private long nameless;

  /**
   * An empty one.
   *
   * @param beginMicros when the first record is due, in microseconds since the epoch
   */
  Journal(int partitions, long beginMicros) {
    this.beginMicros = beginMicros;
    due = new OffsetTimes(partitions);
    sent = new OffsetTimes(partitions);
    received = new OffsetTimes(partitions);
  }

  @Override
  public void acknowledged(int partition, long offset, long dueMicros, long sentMicros) {
    due.put(partition, offset, dueMicros - beginMicros);
    sent.put(partition, offset, sentMicros - beginMicros);
  }

  /**
   * Notes that a result was received; the first for an input counts.
   *
   * @param partition of the input record, as the result names it; -1 if it does not
   * @param offset of it
   */
  void received(long partition, long offset, long micros) {
    if (partition < 0 || partition >= received.partitions() || offset < 0) {
      nameless++;
    } else {
      received.put((int) partition, offset, micros - beginMicros);
    }
  }

  /** How many results name an input record that was not acknowledged, or none at all. */
  long unmatched() {
    long unmatched = nameless;
    for (int partition = 0; partition < received.partitions(); partition++) {
      for (int offset = 0; offset < received.end(partition); offset++) {
        boolean known = due.get(partition, offset) != OffsetTimes.NONE;
        unmatched += !known && received.get(partition, offset) != OffsetTimes.NONE ? 1 : 0;
      }
    }
    return unmatched;
  }

  /** Visits every record that was acknowledged. */
  void forEach(Visitor visitor) {
    for (int partition = 0; partition < due.partitions(); partition++) {
      for (int offset = 0; offset < due.end(partition); offset++) {
        int dueAt = due.get(partition, offset);
        if (dueAt != OffsetTimes.NONE) {
          visitor.visit(dueAt, sent.get(partition, offset), received.get(partition, offset));
        }
      }
    }
  }

  /** Looks at one record. */
  @FunctionalInterface
  interface Visitor {
    /** Times of a record; of a result {@link OffsetTimes#NONE} if there was none. */
    void visit(int due, int sent, int received);
  }
}
