package io.millrace.deduplicate;

import io.millrace.batch.EventBatch;
import io.millrace.shard.ShardFn;
import io.millrace.shard.ShardState;
import io.millrace.shard.ShardStateKind;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.values.KV;

/** The Beam shell of {@link DuplicateFilter}. */
final class DeduplicateFn extends ShardFn<SeenIds, KV<Integer, EventBatch>> {
  private final Counter duplicates = Metrics.counter(DeduplicateEvents.class, "duplicates");
  private final Horizon horizon;
  private transient DuplicateFilter filter;

  DeduplicateFn(Horizon horizon, ShardStateKind kind) {
    super(kind, SeenIdsCoder.of(), false);
    this.horizon = horizon;
  }

  @Override
  @Setup
  public void setup() {
    super.setup();
    filter = new DuplicateFilter(horizon);
  }

  @Override
  protected SeenIds emptyIndex() {
    return new SeenIds(horizon);
  }

  @Override
  protected void process(ProcessContext c, ShardState<SeenIds> state, long watermark) {
    EventBatch events = c.element().getValue();
    EventBatch passed = filter.filter(events, state, watermark);
    duplicates.inc(events.count() - passed.count());
    if (passed.count() > 0) {
      c.output(KV.of(c.element().getKey(), passed));
    }
  }

  @Override
  protected void onDue(OnTimerContext c, ShardState<SeenIds> state, long watermark) {
    filter.expire(state, watermark);
  }

  @Override
  protected long nextDue(SeenIds ids) {
    return filter.nextExpiry(ids);
  }
}
