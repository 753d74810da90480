package io.millrace.batch;

import java.util.function.Consumer;

/**
 * Gathers records without offsets, in the order they come, into batches of bounded size. Not
 * thread-safe: one for each function instance.
 */
final class RecordGathering {
  private final RecordBatchBuilder builder;
  private final int maxRecords;
  private final int maxBytes;

  RecordGathering(String topic, int maxRecords, int maxBytes) {
    this.builder = new RecordBatchBuilder(topic, RecordBatch.ANY_PARTITION);
    this.maxRecords = maxRecords;
    this.maxBytes = maxBytes;
  }

  /**
   * Adds a record; gives the batch to {@code output} before it is too large and once it is full.
   */
  void add(byte[] key, byte[] value, long timestamp, Consumer<RecordBatch> output) {
    long size = RecordBatch.RECORD_OVERHEAD + length(key) + length(value);
    if (builder.size() + size > maxBytes) {
      flush(output);
    }
    builder.begin(-1, timestamp);
    if (key != null) {
      builder.key(key, 0, key.length);
    }
    if (value != null) {
      builder.value(value, 0, value.length);
    }
    builder.end();
    if (builder.count() >= maxRecords || builder.size() >= maxBytes) {
      flush(output);
    }
  }

  /** Gives what is left. */
  void flush(Consumer<RecordBatch> output) {
    if (builder.count() > 0) {
      output.accept(builder.build());
    }
  }

  private static long length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
