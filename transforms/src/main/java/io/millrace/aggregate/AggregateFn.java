package io.millrace.aggregate;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionBatch;
import io.millrace.reject.RejectionCounters;
import io.millrace.shard.ShardFn;
import io.millrace.shard.ShardState;
import io.millrace.shard.ShardStateKind;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Gauge;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.values.TupleTag;

/** The Beam shell of {@link WindowedTotals}. */
final class AggregateFn extends ShardFn<ShardTotals, RecordBatch> {
  static final TupleTag<RecordBatch> TOTALS = new TupleTag<>() {};
  static final TupleTag<RejectionBatch> LATE = new TupleTag<>() {};

  private final Counter counted = Metrics.counter(AggregateEvents.class, "counted");
  private final Counter given = Metrics.counter(AggregateEvents.class, "totals");
  private final RejectionCounters rejected = new RejectionCounters(AggregateEvents.class);
  private final Gauge watermarkGauge = Metrics.gauge(AggregateEvents.class, "watermark");
  private final Distribution windowEnd = Metrics.distribution(AggregateEvents.class, "windowEnd");
  private final int measures;
  private final TotalsFormat format;
  private final FixedWindow window;
  private transient WindowedTotals totals;

  AggregateFn(int measures, TotalsFormat format, FixedWindow window, ShardStateKind kind) {
    super(kind, ShardTotalsCoder.of(), true);
    this.measures = measures;
    this.format = format;
    this.window = window;
  }

  @Override
  @Setup
  public void setup() {
    super.setup();
    totals =
        new WindowedTotals(
            AggregateEvents.STAGE, window, measures, format, RecordBatch.DEFAULT_MAX_BYTES);
  }

  @Override
  protected ShardTotals emptyIndex() {
    return new ShardTotals(window, measures);
  }

  @Override
  protected void process(ProcessContext c, ShardState<ShardTotals> state, long watermark) {
    EventBatch events = c.element().getValue();
    watermarkGauge.set(watermark);
    List<Rejection> late = totals.add(events, state, watermark, counting(c::output));
    counted.inc(events.count() - late.size());
    if (!state.index().isEmpty()) {
      windowEnd.update(window.end(state.index().windows().lastKey()));
    }
    if (!late.isEmpty()) {
      rejected.count(late);
      c.output(LATE, new RejectionBatch(late));
    }
  }

  @Override
  protected void onDue(OnTimerContext c, ShardState<ShardTotals> state, long watermark) {
    watermarkGauge.set(watermark);
    totals.fire(state, watermark, counting(c::output));
  }

  @Override
  protected long nextDue(ShardTotals shard) {
    return shard.nextDue();
  }

  private Consumer<RecordBatch> counting(Consumer<RecordBatch> output) {
    return records -> {
      given.inc(records.count());
      output.accept(records);
    };
  }
}
