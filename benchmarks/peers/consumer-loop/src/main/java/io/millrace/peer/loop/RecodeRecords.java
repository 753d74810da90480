package io.millrace.peer.loop;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.RecodedValues;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Rung J1: recodes every value; what is no click goes on as it is. */
final class RecodeRecords implements Callable<Void> {
  private static final Duration POLL = Duration.ofMillis(100);

  private final JobOptions options;
  private final Share share;
  private final StopSignal stop;
  private final RecodedValues values = new RecodedValues();
  private final RecordCursor cursor = new RecordCursor();

  RecodeRecords(JobOptions options, Share share, StopSignal stop) {
    this.options = options;
    this.share = share;
    this.stop = stop;
  }

  @Override
  public Void call() {
    Interval checkpoint = new Interval(options.checkpointingInterval());
    try (Source source = Source.open(options, share);
        Outputs outputs = Outputs.open(options)) {
      while (!stop.isGiven()) {
        for (RecordBatch records : source.poll(POLL)) {
          cursor.reset(records);
          while (cursor.next()) {
            byte[] value =
                values.of(
                    cursor.bytes(), cursor.valueStart(), cursor.valueLength(), cursor.timestamp());
            outputs.sendCopy(
                records.partition(), cursor.offset(), cursor.timestamp(), cursor.key(), value);
          }
        }
        if (checkpoint.isOver()) {
          outputs.flush();
          source.commit(source.position());
        }
      }
    }
    return null;
  }
}
