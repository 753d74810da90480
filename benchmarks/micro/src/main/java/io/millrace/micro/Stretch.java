package io.millrace.micro;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.load.sequence.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a load as the batches in which it arrives: long enough that state grows and is
 * forgotten again.
 *
 * @param records batches of raw records, in the order of arrival
 * @param events the valid events of each
 * @param watermarks what the watermark is when each arrives, in epoch milliseconds
 */
record Stretch(List<RecordBatch> records, List<EventBatch> events, List<Long> watermarks) {
  /** Records of a batch. */
  static final int BATCH = 1_000;

  /** Batches of the stretch. */
  static final int BATCHES = 100;

  /** Records of the stretch. */
  static final int RECORDS = BATCH * BATCHES;

  /** The watermark that closes everything. */
  static final long END = Long.MAX_VALUE / 2;

  /** Returns the beginning of the load that the overrides describe, over an hour of event time. */
  static Stretch of(String... overrides) {
    Sequence sequence = Clicks.sequence(overrides);
    List<RecordBatch> records = Clicks.batches(sequence, BATCHES, BATCH);
    List<Long> watermarks = new ArrayList<>();
    long largest = records.get(0).minTimestamp();
    for (int batch = 0; batch < BATCHES; batch++) {
      watermarks.add(largest - sequence.pipeline().maxDisorder().toMillis());
      largest = Math.max(largest, records.get(batch).maxTimestamp());
    }
    return new Stretch(records, records.stream().map(Clicks::events).toList(), watermarks);
  }
}
