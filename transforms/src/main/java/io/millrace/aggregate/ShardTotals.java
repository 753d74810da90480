package io.millrace.aggregate;

import io.millrace.batch.ByteBlock;
import io.millrace.shard.ShardIndex;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The windows of one shard, by their start.
 *
 * <p>A block of the journal is of one window. Format, big-endian: slice (long), start (long), 1 if
 * the on-time results were given out (int); then for each change length of the key (int), key,
 * events (int), times the total was given out (int), measures (long). Everything in it is added up,
 * so that blocks may be replayed in any order.
 */
public final class ShardTotals implements ShardIndex {
  private final FixedWindow window;
  private final int measures;
  private final NavigableMap<Long, WindowTotals> windows = new TreeMap<>();

  /** Has no window yet. */
  public ShardTotals(FixedWindow window, int measures) {
    this.window = window;
    this.measures = measures;
  }

  /** The same totals, of which neither changes with the other from now on. */
  public ShardTotals copy() {
    ShardTotals copy = new ShardTotals(window, measures);
    windows.forEach((start, totals) -> copy.windows.put(start, totals.copy()));
    return copy;
  }

  FixedWindow window() {
    return window;
  }

  int measures() {
    return measures;
  }

  NavigableMap<Long, WindowTotals> windows() {
    return windows;
  }

  /** The totals of a window, made if it is new. */
  WindowTotals totals(long start) {
    WindowTotals totals = windows.get(start);
    if (totals == null) {
      totals = new WindowTotals(measures);
      windows.put(start, totals);
    }
    return totals;
  }

  @Override
  public boolean isEmpty() {
    return windows.isEmpty();
  }

  /** Forgets the windows of a slice and of those before it. */
  void forget(long slice) {
    windows.headMap(window.sliceEnd(slice), false).clear();
  }

  /**
   * When the next result is due or the next slice may go, as a watermark; only if there is a
   * window.
   */
  public long nextDue() {
    long due = window.expiry(window.slice(windows.firstKey()));
    for (var entry : windows.entrySet()) {
      if (!entry.getValue().isFired()) {
        return Math.min(due, window.end(entry.getKey()));
      }
    }
    return due;
  }

  /** Begins a block. */
  void begin(ByteBlock block, long start) {
    block.truncate(0);
    block.appendLong(window.slice(start));
    block.appendLong(start);
    block.appendInt(0);
  }

  /** Says in a block that the on-time results were given out. */
  static void fire(ByteBlock block) {
    block.setInt(2 * Long.BYTES, 1);
  }

  /** Writes to a block that the total of a key was given out. */
  void appendEmission(ByteBlock block, WindowTotals totals, int entry) {
    append(block, totals, entry, 0, 1, null);
  }

  /** All that is known of a window, as one block. */
  void appendAll(ByteBlock block, WindowTotals totals) {
    if (totals.isFired()) {
      fire(block);
    }
    for (int entry = 0; entry < totals.count(); entry++) {
      append(block, totals, entry, (int) totals.events(entry), totals.emissions(entry), totals);
    }
  }

  private void append(
      ByteBlock block, WindowTotals key, int entry, int events, int emissions, WindowTotals sums) {
    block.appendInt(key.keyLength(entry));
    block.append(key.keys(), key.keyStart(entry), key.keyLength(entry));
    block.appendInt(events);
    block.appendInt(emissions);
    for (int i = 0; i < measures; i++) {
      block.appendLong(sums == null ? 0 : sums.measure(entry, i));
    }
  }

  @Override
  public void replay(byte[] block) {
    WindowTotals totals = totals(ByteBlock.getLong(block, Long.BYTES));
    if (ByteBlock.getInt(block, 2 * Long.BYTES) == 1) {
      totals.fire();
    }
    int at = 2 * Long.BYTES + Integer.BYTES;
    while (at < block.length) {
      int length = ByteBlock.getInt(block, at);
      int entry = totals.entry(block, at + 4, length);
      at += 4 + length;
      totals.addEvents(entry, ByteBlock.getInt(block, at));
      totals.emitted(entry, ByteBlock.getInt(block, at + 4));
      at += 8;
      for (int i = 0; i < measures; i++, at += 8) {
        totals.addMeasure(entry, i, ByteBlock.getLong(block, at));
      }
    }
  }
}
