package io.millrace.peer.flink.read;

import io.millrace.batch.RecordBatch;

/**
 * Where a batch of records comes from. Its timestamp is its smallest record timestamp; stages judge
 * events by their own.
 */
public final class BatchPosition implements Position<RecordBatch> {
  @Override
  public int partition(RecordBatch batch) {
    return batch.partition();
  }

  @Override
  public long lastOffset(RecordBatch batch) {
    return batch.lastOffset();
  }

  @Override
  public long recordTimestamp(RecordBatch batch) {
    return batch.maxTimestamp();
  }

  @Override
  public long eventTime(RecordBatch batch) {
    return batch.minTimestamp();
  }
}
