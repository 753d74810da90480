package io.millrace.aggregate;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.TestEvent;
import io.millrace.reject.Rejection;
import io.millrace.shard.ShardState;
import io.millrace.shard.ShardStateKind;
import io.millrace.shard.TestShard;
import io.millrace.shard.TestShard.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The totals and the state of one shard, called as the stage's shell does. */
final class AggregatedShard {
  private static final int MAX_BYTES = 300;

  private final TestShard<ShardTotals> shard;
  private final WindowedTotals totals;
  private List<Rejection> late = List.of();
  private List<RecordBatch> given = List.of();

  AggregatedShard(ShardStateKind kind, FixedWindow window, int measures) {
    shard = new TestShard<>(kind, ShardTotalsCoder.of(), () -> new ShardTotals(window, measures));
    totals = new WindowedTotals("total", window, measures, new TextTotals(measures), MAX_BYTES);
  }

  /** Adds a batch and returns the totals it corrected. */
  List<String> add(long watermark, TestEvent... events) {
    return add(watermark, List.of(events));
  }

  List<String> add(long watermark, List<TestEvent> events) {
    ShardState<ShardTotals> state = shard.open();
    given = new ArrayList<>();
    late = totals.add(TestEvent.batch(events), state, watermark, given::add);
    state.commit();
    return TextTotals.lines(given);
  }

  /** The late events of the last batch. */
  List<Rejection> late() {
    return late;
  }

  /** The batches given out by the last call. */
  List<RecordBatch> given() {
    return given;
  }

  /** Fires the timer if it is set to this watermark or an earlier one. */
  List<String> advance(long watermark) {
    ShardState<ShardTotals> state = shard.open();
    given = new ArrayList<>();
    if (!state.index().isEmpty() && state.index().nextDue() <= watermark) {
      totals.fire(state, watermark, given::add);
    }
    state.commit();
    return TextTotals.lines(given);
  }

  /** When the timer is set to; only if there is a window. */
  long nextDue() {
    ShardState<ShardTotals> state = shard.open();
    long due = state.index().nextDue();
    state.commit();
    return due;
  }

  boolean isFree() {
    return shard.isFree();
  }

  void moveToNewInstance() {
    shard.moveToNewInstance();
  }

  void shuffleBags(Random random) {
    shard.shuffleBags(random);
  }

  Content content() {
    return shard.content();
  }

  void restore(Content content) {
    shard.restore(content);
  }
}
