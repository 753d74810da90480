package io.millrace.aggregate;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import io.millrace.batch.RequireGlobalWindow;
import io.millrace.contract.EventContract;
import io.millrace.reject.RejectionBatch;
import io.millrace.reject.RejectionBatchCoder;
import io.millrace.shard.ShardStateKind;
import java.time.Duration;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Totals events per key and fixed event-time window [s, s + W), s a multiple of W.
 *
 * <p>When the watermark passes s + W, every key of the window gives its total, with revision 0. An
 * event that comes later corrects its key's total, which is given again at once with the next
 * revision (0 if the key had none in that window yet). Once the watermark has passed s + W + L,
 * events of the window are rejected as {@code LATE} and count in no total. The watermark that
 * decides is the stage's own at the start of the bundle, which never runs ahead of the source's.
 *
 * <p>Input must be in the global window and keyed by shard, all events of a key in one shard.
 * State: for each key and window its sums (table), or each event's measures (journal), freed in
 * slices of whole windows when all windows of a slice are closed; one event-time timer for each
 * shard, which holds the watermark at the next due result.
 *
 * <p>Metrics: {@code counted} (events in totals), {@code totals} (results given), {@code
 * rejected-LATE}, the distribution {@code windowEnd} of the ends of windows and the gauge {@code
 * watermark}, both in epoch milliseconds.
 */
public final class AggregateEvents
    extends PTransform<
        PCollection<KV<Integer, EventBatch>>,
        WithFailures.Result<PCollection<RecordBatch>, RejectionBatch>> {
  /** The size of windows, unless configured otherwise. */
  public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(1);

  /** The allowed lateness, unless configured otherwise. */
  public static final Duration DEFAULT_LATENESS = Duration.ofMinutes(2);

  /** The stage's name in rejections. */
  public static final String STAGE = "aggregate";

  private final EventContract contract;
  private final TotalsFormat format;
  private final FixedWindow window;
  private final ShardStateKind state;

  private AggregateEvents(
      EventContract contract, TotalsFormat format, FixedWindow window, ShardStateKind state) {
    this.contract = contract;
    this.format = format;
    this.window = window;
    this.state = state;
  }

  /**
   * Sums up the contract's measures, with the default window and lateness and {@link
   * ShardStateKind#TABLE} state.
   */
  public static AggregateEvents of(EventContract contract, TotalsFormat format) {
    return new AggregateEvents(
        contract, format, FixedWindow.of(DEFAULT_WINDOW, DEFAULT_LATENESS), ShardStateKind.TABLE);
  }

  /**
   * Uses windows of this size that take corrections for this long.
   *
   * @param size at least 1 ms
   * @param lateness not negative
   */
  public AggregateEvents withWindow(Duration size, Duration lateness) {
    return new AggregateEvents(contract, format, FixedWindow.of(size, lateness), state);
  }

  /** Keeps the state of shards in this way. */
  public AggregateEvents withState(ShardStateKind newState) {
    return new AggregateEvents(contract, format, window, newState);
  }

  @Override
  public WithFailures.Result<PCollection<RecordBatch>, RejectionBatch> expand(
      PCollection<KV<Integer, EventBatch>> events) {
    RequireGlobalWindow.of("AggregateEvents", events);
    AggregateFn fn = new AggregateFn(contract.measures().size(), format, window, state);
    PCollectionTuple results =
        events.apply(
            "Add to totals",
            ParDo.of(fn).withOutputTags(AggregateFn.TOTALS, TupleTagList.of(AggregateFn.LATE)));
    return WithFailures.Result.of(
        results.get(AggregateFn.TOTALS).setCoder(RecordBatchCoder.of()),
        results.get(AggregateFn.LATE).setCoder(RejectionBatchCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("windowMillis", window.sizeMillis()).withLabel("Window (ms)"));
    builder.add(
        DisplayData.item("latenessMillis", window.latenessMillis())
            .withLabel("Allowed lateness (ms)"));
    builder.add(DisplayData.item("state", state.name()).withLabel("State of a shard"));
  }
}
