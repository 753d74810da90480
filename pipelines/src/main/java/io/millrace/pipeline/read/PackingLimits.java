package io.millrace.pipeline.read;

import io.millrace.batch.RecordBatch;
import java.io.Serializable;

/**
 * How much goes into one {@link RecordBatch}.
 *
 * @param maxRecords records, at least 1
 * @param maxBytes bytes of the packed batch, at least 1; a single larger record stands alone
 */
public record PackingLimits(int maxRecords, int maxBytes) implements Serializable {
  private static final long serialVersionUID = 1;

  /** {@link RecordBatch#DEFAULT_MAX_RECORDS} and {@link RecordBatch#DEFAULT_MAX_BYTES}. */
  public static final PackingLimits DEFAULT =
      new PackingLimits(RecordBatch.DEFAULT_MAX_RECORDS, RecordBatch.DEFAULT_MAX_BYTES);

  public PackingLimits {
    if (maxRecords < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "maxRecords and maxBytes of a batch must be at least 1, but are "
              + maxRecords
              + " and "
              + maxBytes);
    }
  }
}
