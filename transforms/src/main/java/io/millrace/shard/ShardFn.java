package io.millrace.shard;

import io.millrace.batch.BatchTimestamps;
import io.millrace.batch.EventBatch;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * The Beam shell of a stage that keeps state by shard: the cells of both kinds of state, and one
 * event-time timer for each shard, set to when the stage has something due.
 *
 * <p>The timer is never cleared, because classic Flink ignores that: a stage that is called with
 * nothing due does nothing.
 *
 * @param <I> the stage's index
 * @param <T> the stage's main output
 */
public abstract class ShardFn<I extends ShardIndex, T> extends DoFn<KV<Integer, EventBatch>, T> {
  private static final String TABLE = "table";
  private static final String TOKEN = "token";
  private static final String G0 = "generation0";
  private static final String G1 = "generation1";
  private static final String G2 = "generation2";
  private static final String G3 = "generation3";
  private static final String DUE = "due";

  @StateId(TABLE)
  private final StateSpec<ValueState<I>> tableSpec;

  @StateId(TOKEN)
  private final StateSpec<ValueState<Long>> tokenSpec = StateSpecs.value(VarLongCoder.of());

  @StateId(G0)
  private final StateSpec<BagState<byte[]>> spec0 = StateSpecs.bag(ByteArrayCoder.of());

  @StateId(G1)
  private final StateSpec<BagState<byte[]>> spec1 = StateSpecs.bag(ByteArrayCoder.of());

  @StateId(G2)
  private final StateSpec<BagState<byte[]>> spec2 = StateSpecs.bag(ByteArrayCoder.of());

  @StateId(G3)
  private final StateSpec<BagState<byte[]>> spec3 = StateSpecs.bag(ByteArrayCoder.of());

  @TimerId(DUE)
  private final TimerSpec dueSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  private final ShardStateKind kind;
  private final boolean holdsWatermark;
  private transient Journals<I> journals;

  /**
   * A stage's function.
   *
   * @param indexCoder the coder of an index as one value
   * @param holdsWatermark whether the watermark of the output waits for what is due
   */
  protected ShardFn(ShardStateKind kind, Coder<I> indexCoder, boolean holdsWatermark) {
    this.kind = kind;
    this.tableSpec = StateSpecs.value(indexCoder);
    this.holdsWatermark = holdsWatermark;
  }

  /** An index that knows nothing. */
  protected abstract I emptyIndex();

  /** Takes a batch; {@code watermark} is that of the input, in epoch milliseconds. */
  protected abstract void process(ProcessContext c, ShardState<I> state, long watermark);

  /** Does what is due at this watermark of the input. */
  protected abstract void onDue(OnTimerContext c, ShardState<I> state, long watermark);

  /** The watermark at which the stage has something to do next; the index is not empty. */
  protected abstract long nextDue(I index);

  /** Prepares this instance. */
  @Setup
  public void setup() {
    journals = new Journals<>(this::emptyIndex);
  }

  /** Beam's call for an element. */
  @ProcessElement
  public final void processElement(
      ProcessContext c,
      @StateId(TABLE) ValueState<I> table,
      @StateId(TOKEN) ValueState<Long> token,
      @StateId(G0) BagState<byte[]> g0,
      @StateId(G1) BagState<byte[]> g1,
      @StateId(G2) BagState<byte[]> g2,
      @StateId(G3) BagState<byte[]> g3,
      @TimerId(DUE) Timer due) {
    ShardState<I> state = open(c.element().getKey(), table, token, List.of(g0, g1, g2, g3));
    process(c, state, due.getCurrentRelativeTime().getMillis());
    commit(state, due);
  }

  /** Beam's call for the timer. */
  @OnTimer(DUE)
  public final void onTimer(
      OnTimerContext c,
      @Key Integer shard,
      @StateId(TABLE) ValueState<I> table,
      @StateId(TOKEN) ValueState<Long> token,
      @StateId(G0) BagState<byte[]> g0,
      @StateId(G1) BagState<byte[]> g1,
      @StateId(G2) BagState<byte[]> g2,
      @StateId(G3) BagState<byte[]> g3,
      @TimerId(DUE) Timer due) {
    ShardState<I> state = open(shard, table, token, List.of(g0, g1, g2, g3));
    onDue(c, state, due.getCurrentRelativeTime().getMillis());
    commit(state, due);
  }

  private ShardState<I> open(
      Integer shard,
      ValueState<I> table,
      ValueState<Long> token,
      List<BagState<byte[]>> generations) {
    return kind == ShardStateKind.TABLE
        ? new TableState<>(table, this::emptyIndex)
        : journals.open(shard, token, generations);
  }

  private void commit(ShardState<I> state, Timer due) {
    if (!state.index().isEmpty()) {
      Timer timer = holdsWatermark ? due : due.withNoOutputTimestamp();
      // Beam fires a timer when the watermark is beyond its time: this is when it reaches what is
      // due.
      timer.set(BatchTimestamps.of(nextDue(state.index()) - 1));
    }
    state.commit();
  }
}
