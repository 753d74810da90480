package io.millrace.pipeline.read;

import io.millrace.batch.RecordBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.OutputBuilder;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;

/** Keeps what a DoFn outputs; the smallest timestamp stands for the element's own. */
final class ReceivedBatches implements OutputReceiver<RecordBatch> {
  private final List<TimestampedValue<RecordBatch>> batches = new ArrayList<>();

  List<TimestampedValue<RecordBatch>> batches() {
    return batches;
  }

  @Override
  public void output(RecordBatch batch) {
    outputWithTimestamp(batch, BoundedWindow.TIMESTAMP_MIN_VALUE);
  }

  @Override
  public void outputWithTimestamp(RecordBatch batch, Instant timestamp) {
    batches.add(TimestampedValue.of(batch, timestamp));
  }

  @Override
  public OutputBuilder<RecordBatch> builder(RecordBatch batch) {
    throw new UnsupportedOperationException("tests need no more than the above");
  }
}
