package io.millrace.peer.loop;

import io.millrace.batch.RecordBatch;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.ClickCore;
import io.millrace.shard.Shards;
import io.millrace.validate.BatchValidator;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Rung J2: gives valid clicks, and dead letters for all other records. */
final class CheckRecords implements Callable<Void> {
  private static final Duration POLL = Duration.ofMillis(100);

  private final JobOptions options;
  private final Share share;
  private final StopSignal stop;

  CheckRecords(JobOptions options, Share share, StopSignal stop) {
    this.options = options;
    this.share = share;
    this.stop = stop;
  }

  @Override
  public Void call() {
    BatchValidator validator =
        new ClickCore(options).validator(new Shards(1), RecordBatch.DEFAULT_MAX_BYTES);
    Interval checkpoint = new Interval(options.checkpointingInterval());
    try (Source source = Source.open(options, share);
        Outputs outputs = Outputs.open(options)) {
      BatchValidator.Output events = (shard, batch, timestamp) -> outputs.sendEvents(batch);
      while (!stop.isGiven()) {
        for (RecordBatch records : source.poll(POLL)) {
          outputs.sendRejected(validator.add(records, Long.MIN_VALUE, events));
        }
        validator.flush(events);
        if (checkpoint.isOver()) {
          outputs.flush();
          source.commit(source.position());
        }
      }
    }
    return null;
  }
}
