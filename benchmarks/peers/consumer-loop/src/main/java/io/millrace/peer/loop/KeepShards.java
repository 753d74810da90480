package io.millrace.peer.loop;

import io.millrace.batch.RecordBatch;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.ClickCore;
import io.millrace.peer.loop.Exchange.Round;
import io.millrace.peer.loop.Exchange.ShardEvents;
import io.millrace.shard.Shards;
import io.millrace.validate.BatchValidator;
import io.millrace.validate.ValidateEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Reads the partitions of one thread, and keeps its shards. */
final class KeepShards implements Callable<Void> {
  /** Other threads may send meanwhile. */
  private static final Duration POLL = Duration.ofMillis(10);

  private final JobOptions options;
  private final Share share;
  private final Exchange exchange;
  private final Profiles profiles;
  private final StopSignal stop;
  private final long[] watermarks;
  private long watermark = Long.MIN_VALUE;

  /**
   * @param profiles null below J4
   */
  KeepShards(
      JobOptions options, Share share, Exchange exchange, Profiles profiles, StopSignal stop) {
    this.options = options;
    this.share = share;
    this.exchange = exchange;
    this.profiles = profiles;
    this.stop = stop;
    this.watermarks = new long[share.of()];
    Arrays.fill(watermarks, Long.MIN_VALUE);
  }

  @Override
  public Void call() throws InterruptedException {
    BatchValidator validator =
        new ClickCore(options)
            .validator(new Shards(Shards.DEFAULT), ValidateEvents.DEFAULT_BATCH_BYTES);
    try (Source source = Source.open(options, share);
        Outputs outputs = Outputs.open(options)) {
      ShardStages stages = new ShardStages(options, profiles, outputs);
      Interval interval = new Interval(options.checkpointingInterval());
      Checkpoint checkpoint = null;
      while (!stop.isGiven()) {
        List<List<ShardEvents>> events = read(source, validator, outputs);
        boolean begins = checkpoint == null && interval.isOver();
        if (begins) {
          checkpoint = new Checkpoint(source.position(), share.of());
        }
        give(events, source.watermark(), begins ? checkpoint : null, stages, outputs);
        receive(stages, outputs);
        if (checkpoint != null && checkpoint.isComplete()) {
          source.commit(checkpoint.position());
          checkpoint = null;
        }
      }
    }
    return null;
  }

  /** The valid events of one poll, by the thread that keeps their shard. */
  private List<List<ShardEvents>> read(Source source, BatchValidator validator, Outputs outputs) {
    List<List<ShardEvents>> events = new ArrayList<>();
    for (int thread = 0; thread < share.of(); thread++) {
      events.add(new ArrayList<>());
    }
    BatchValidator.Output output =
        (shard, batch, timestamp) ->
            events.get(share.owner(shard)).add(new ShardEvents(shard, batch));
    for (RecordBatch records : source.poll(POLL)) {
      outputs.sendRejected(validator.add(records, Long.MIN_VALUE, output));
    }
    validator.flush(output);
    return events;
  }

  private void give(
      List<List<ShardEvents>> events,
      long readTo,
      Checkpoint checkpoint,
      ShardStages stages,
      Outputs outputs)
      throws InterruptedException {
    for (int thread = 0; thread < share.of(); thread++) {
      Round round = new Round(share.index(), events.get(thread), readTo, checkpoint);
      boolean tells =
          !round.events().isEmpty() || checkpoint != null || readTo > watermarks[share.index()];
      if (thread != share.index() && tells) {
        while (!exchange.send(thread, round) && !stop.isGiven()) {
          receive(stages, outputs);
        }
      }
    }
    take(new Round(share.index(), events.get(share.index()), readTo, checkpoint), stages, outputs);
  }

  private void receive(ShardStages stages, Outputs outputs) {
    for (Round round = exchange.receive(share.index());
        round != null;
        round = exchange.receive(share.index())) {
      take(round, stages, outputs);
    }
  }

  private void take(Round round, ShardStages stages, Outputs outputs) {
    for (ShardEvents events : round.events()) {
      stages.process(events.shard(), events.events(), watermark);
    }
    watermarks[round.from()] = round.watermark();
    long smallest = Arrays.stream(watermarks).min().getAsLong();
    if (smallest > watermark) {
      watermark = smallest;
      stages.advance(watermark);
    }
    if (round.checkpoint() != null) {
      outputs.flush();
      round.checkpoint().reached();
    }
  }
}
