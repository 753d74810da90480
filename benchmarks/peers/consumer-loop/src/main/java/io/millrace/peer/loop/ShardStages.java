package io.millrace.peer.loop;

import io.millrace.aggregate.ShardTotals;
import io.millrace.aggregate.WindowedTotals;
import io.millrace.batch.EventBatch;
import io.millrace.deduplicate.DuplicateFilter;
import io.millrace.deduplicate.SeenIds;
import io.millrace.enrich.Enricher;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.core.ClickCore;
import io.millrace.shard.MemoryState;
import java.util.HashMap;
import java.util.Map;

/** The stages behind validation, with the state of one thread's shards. For that thread. */
final class ShardStages {
  private final Rung rung;
  private final Profiles profiles;
  private final Outputs outputs;
  private final ClickCore core;
  private final DuplicateFilter filter;
  private final Enricher enricher;
  private final WindowedTotals totals;
  private final Map<Integer, MemoryState<SeenIds>> seen = new HashMap<>();
  private final Map<Integer, MemoryState<ShardTotals>> sums = new HashMap<>();

  /**
   * @param profiles null below J4
   */
  ShardStages(JobOptions options, Profiles profiles, Outputs outputs) {
    this.rung = options.rung();
    this.profiles = profiles;
    this.outputs = outputs;
    this.core = new ClickCore(options);
    this.filter = core.filter();
    this.enricher = core.enricher();
    this.totals = core.totals();
  }

  /** Takes valid events of a shard, at a watermark that was before they were read. */
  void process(int shard, EventBatch valid, long watermark) {
    EventBatch unique = filter.filter(valid, seen(shard), watermark);
    if (!rung.reaches(Rung.J4)) {
      outputs.sendEvents(unique);
      return;
    }
    EventBatch enriched = enricher.enrich(unique, profiles.latest());
    outputs.sendRejected(enricher.rejections());
    outputs.sendEvents(enriched);
    if (rung.reaches(Rung.J5)) {
      outputs.sendRejected(totals.add(enriched, sums(shard), watermark, outputs::sendRecords));
    }
  }

  /** Gives the totals that are due, and forgets what the watermark has left behind. */
  void advance(long watermark) {
    for (MemoryState<SeenIds> state : seen.values()) {
      if (!state.index().isEmpty() && filter.nextExpiry(state.index()) <= watermark) {
        filter.expire(state, watermark);
      }
    }
    for (MemoryState<ShardTotals> state : sums.values()) {
      if (!state.index().isEmpty() && state.index().nextDue() <= watermark) {
        totals.fire(state, watermark, outputs::sendRecords);
      }
    }
  }

  private MemoryState<SeenIds> seen(int shard) {
    return seen.computeIfAbsent(shard, any -> new MemoryState<>(core.noIds()));
  }

  private MemoryState<ShardTotals> sums(int shard) {
    return sums.computeIfAbsent(shard, any -> new MemoryState<>(core.noTotals()));
  }
}
