package io.millrace.load.send;

/** Told of each record of the input that the broker has taken. */
@FunctionalInterface
public interface SendListener {
  /**
   * Called by the producer's thread; within a partition, in the order of the offsets.
   *
   * @param partition of the input topic
   * @param offset where the record lies
   * @param dueMicros when it was due, in microseconds since the epoch
   * @param sentMicros when it was given to the producer, by the same clock
   */
  void acknowledged(int partition, long offset, long dueMicros, long sentMicros);

  /** Returns a listener that hears nothing. */
  static SendListener none() {
    return (partition, offset, dueMicros, sentMicros) -> {};
  }
}
