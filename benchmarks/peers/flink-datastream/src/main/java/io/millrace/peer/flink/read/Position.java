package io.millrace.peer.flink.read;

import java.io.Serializable;

/** Where an element comes from, and what its times are. Times are epoch milliseconds. */
public interface Position<T> extends Serializable {
  /** The partition. */
  int partition(T element);

  /** Offset of the last record in it. */
  long lastOffset(T element);

  /** Largest timestamp of a record in it, which the watermark goes by. */
  long recordTimestamp(T element);

  /** The timestamp the element has in Flink. */
  long eventTime(T element);
}
