package io.millrace.aggregate;

import io.millrace.batch.ByteBlock;
import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionReason;
import io.millrace.shard.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Adds events to the totals of their windows and gives out what is due. Not thread-safe: one for
 * each function instance.
 */
public final class WindowedTotals {
  private static final String LATE = "the window was closed by the watermark";

  private final String stage;
  private final FixedWindow window;
  private final int measures;
  private final TotalsFormat format;
  private final RecordBatchBuilder records;
  private final int maxBytes;
  private final Current current = new Current();
  private final ByteBlock scratch = new ByteBlock(1024);

  /**
   * @param stage its name in rejections
   * @param measures how many each event has
   * @param maxBytes at which a batch of totals is full
   */
  public WindowedTotals(
      String stage, FixedWindow window, int measures, TotalsFormat format, int maxBytes) {
    this.stage = stage;
    this.window = window;
    this.measures = measures;
    this.format = format;
    this.maxBytes = maxBytes;
    this.records = new RecordBatchBuilder(format.topic(), RecordBatch.ANY_PARTITION);
  }

  /**
   * Adds the events that are not late; gives corrected totals of windows that were given out
   * before.
   *
   * @return the late ones, in order
   */
  public List<Rejection> add(
      EventBatch events,
      ShardState<ShardTotals> state,
      long watermark,
      Consumer<RecordBatch> output) {
    // A runner may bring the events that follow a watermark before the timer that is due at it.
    fireDue(state, watermark, output);
    List<Rejection> late = List.of();
    NavigableMap<Long, ByteBlock> blocks = new TreeMap<>();
    NavigableMap<Long, SortedSet<Integer>> corrected = new TreeMap<>();
    for (int event = 0; event < events.count(); event++) {
      long start = window.start(events.eventTime(event));
      if (window.isClosed(start, watermark)) {
        late = late.isEmpty() ? new ArrayList<>() : late;
        late.add(Rejection.of(RejectionReason.LATE, LATE, stage, events, event));
        continue;
      }
      WindowTotals totals = state.index().totals(start);
      int entry = add(events, event, totals);
      ByteBlock block = blocks.get(start);
      if (block == null) {
        block = new ByteBlock(64 * (events.count() - event));
        state.index().begin(block, start);
        blocks.put(start, block);
      }
      append(block, events, event);
      if (!totals.isFired() && window.isDue(start, watermark)) {
        totals.fire();
        ShardTotals.fire(block);
      }
      if (totals.isFired()) {
        corrected.computeIfAbsent(start, any -> new TreeSet<>()).add(entry);
      }
    }
    corrected.forEach(
        (start, entries) -> {
          WindowTotals totals = state.index().totals(start);
          entries.forEach(entry -> give(state, start, totals, entry, blocks.get(start), output));
        });
    blocks.forEach((start, block) -> state.append(window.slice(start), block.toBytes()));
    flush(output);
    return late;
  }

  private int add(EventBatch events, int event, WindowTotals totals) {
    int entry = totals.entry(events.toBytes(), events.keyStart(event), events.keyLength(event));
    totals.addEvents(entry, 1);
    for (int i = 0; i < measures; i++) {
      totals.addMeasure(entry, i, events.measure(event, i));
    }
    return entry;
  }

  /** Writes one event as a change of its key, in the format of {@link ShardTotals}. */
  private void append(ByteBlock block, EventBatch events, int event) {
    block.appendInt(events.keyLength(event));
    block.append(events.toBytes(), events.keyStart(event), events.keyLength(event));
    block.appendInt(1);
    block.appendInt(0);
    for (int i = 0; i < measures; i++) {
      block.appendLong(events.measure(event, i));
    }
  }

  /** Gives the totals that are due at this watermark, and forgets the windows that are closed. */
  public void fire(ShardState<ShardTotals> state, long watermark, Consumer<RecordBatch> output) {
    fireDue(state, watermark, output);
    ShardTotals shard = state.index();
    while (!shard.isEmpty()
        && window.expiry(window.slice(shard.windows().firstKey())) <= watermark) {
      long slice = window.slice(shard.windows().firstKey());
      shard.forget(slice);
      state.retire(slice);
    }
    flush(output);
  }

  private void fireDue(
      ShardState<ShardTotals> state, long watermark, Consumer<RecordBatch> output) {
    ShardTotals shard = state.index();
    for (Map.Entry<Long, WindowTotals> due : shard.windows().entrySet()) {
      long start = due.getKey();
      WindowTotals totals = due.getValue();
      if (!window.isDue(start, watermark)) {
        break;
      }
      if (!totals.isFired()) {
        totals.fire();
        shard.begin(scratch, start);
        ShardTotals.fire(scratch);
        for (int entry = 0; entry < totals.count(); entry++) {
          give(state, start, totals, entry, scratch, output);
        }
        state.append(window.slice(start), scratch.toBytes());
      }
    }
  }

  private void give(
      ShardState<ShardTotals> state,
      long start,
      WindowTotals totals,
      int entry,
      ByteBlock block,
      Consumer<RecordBatch> output) {
    current.start = start;
    current.totals = totals;
    current.entry = entry;
    format.append(current, records);
    totals.emitted(entry, 1);
    state.index().appendEmission(block, totals, entry);
    if (records.size() >= maxBytes) {
      flush(output);
    }
  }

  private void flush(Consumer<RecordBatch> output) {
    if (records.count() > 0) {
      output.accept(records.build());
    }
  }

  /** The total that is being given out. */
  private final class Current implements TotalsFormat.Total {
    private long start;
    private WindowTotals totals;
    private int entry;

    @Override
    public byte[] keyBytes() {
      return totals.keys();
    }

    @Override
    public int keyStart() {
      return totals.keyStart(entry);
    }

    @Override
    public int keyLength() {
      return totals.keyLength(entry);
    }

    @Override
    public long windowStart() {
      return start;
    }

    @Override
    public long windowEnd() {
      return window.end(start);
    }

    @Override
    public long events() {
      return totals.events(entry);
    }

    @Override
    public long measure(int index) {
      return totals.measure(entry, index);
    }

    @Override
    public int revision() {
      return totals.emissions(entry);
    }
  }
}
