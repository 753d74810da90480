package io.millrace.aggregate;

import io.millrace.batch.RecordBatchBuilder;
import java.io.Serializable;

/** How totals look on their topic: the domain's part of aggregation. */
public interface TotalsFormat extends Serializable {

  /** The topic the totals are for. */
  String topic();

  /**
   * Writes one record, so keyed that the last one for a key and window replaces those before it.
   *
   * @param total what to write; valid during the call
   */
  void append(Total total, RecordBatchBuilder records);

  /** The total of one key in one window. */
  interface Total {
    /** The array that holds the key. */
    byte[] keyBytes();

    int keyStart();

    int keyLength();

    /** Start of the window in epoch milliseconds, inclusive. */
    long windowStart();

    /** End of the window in epoch milliseconds, exclusive. */
    long windowEnd();

    /** Number of events. */
    long events();

    /** Sum of the measure at this index of the contract's measures. */
    long measure(int index);

    /** How many results this key and window had before. */
    int revision();
  }
}
