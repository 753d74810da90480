package io.millrace.peer.loop;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import io.millrace.clickstream.ClickContract;
import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.EventReader;
import io.millrace.contract.WireFormat;
import io.millrace.peer.clickstream.JobOptions;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Rung J1: reads every value by the contract, and writes what was found as a value again; what is
 * no click goes on as it is. The reader checks the rules while it walks over the bytes, so this
 * rung pays for them.
 */
final class RecodeRecords implements Callable<Void> {
  private static final Duration POLL = Duration.ofMillis(100);

  private final JobOptions options;
  private final Share share;
  private final StopSignal stop;
  private final EventReader reader = ClickContract.create().reader();
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
            outputs.sendCopy(
                records.partition(), cursor.offset(), cursor.timestamp(), cursor.key(), recoded());
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

  private byte[] recoded() {
    if (reader.read(cursor.bytes(), cursor.valueStart(), cursor.valueLength(), cursor.timestamp())
        != null) {
      return cursor.value();
    }
    byte[] value = new byte[WireFormat.HEADER_LENGTH + reader.payloadLength()];
    WireFormat.writeHeader(value, 0, ClickSchemas.CLICK_EVENT);
    System.arraycopy(
        reader.payload(),
        reader.payloadStart(),
        value,
        WireFormat.HEADER_LENGTH,
        reader.payloadLength());
    return value;
  }
}
