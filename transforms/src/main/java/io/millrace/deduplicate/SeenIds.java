package io.millrace.deduplicate;

import io.millrace.shard.ShardIndex;
import java.nio.ByteBuffer;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The ids that one shard remembers, with the event time each was first seen with: an
 * open-addressing table of three longs an id, at most half full.
 *
 * <p>An id whose event times lie further apart than the horizon is in the table more than once.
 */
public final class SeenIds implements ShardIndex {
  private static final int MIN_CAPACITY = 64;

  /** Bytes of one entry in a block. */
  static final int ENTRY_BYTES = 3 * Long.BYTES;

  private final Horizon horizon;
  private final NavigableSet<Long> slices = new TreeSet<>();
  private long lastSlice = Long.MIN_VALUE;
  private long[] entries;
  private int size;

  /** Remembers nothing yet. */
  public SeenIds(Horizon horizon) {
    this(horizon, new long[3 * MIN_CAPACITY], 0);
  }

  /**
   * @param entries high half, low half, event time for each slot; both halves 0 for an empty one
   */
  SeenIds(Horizon horizon, long[] entries, int size) {
    this.horizon = horizon;
    this.entries = entries;
    this.size = size;
  }

  /** The same ids, of which neither learns or forgets with the other from now on. */
  public SeenIds copy() {
    SeenIds copy = new SeenIds(horizon, entries.clone(), size);
    copy.slices.addAll(slices);
    return copy;
  }

  Horizon horizon() {
    return horizon;
  }

  /** The table, not copied. */
  long[] entries() {
    return entries;
  }

  int size() {
    return size;
  }

  @Override
  public boolean isEmpty() {
    return size == 0;
  }

  /** Slices with at least one id, oldest first. */
  NavigableSet<Long> slices() {
    return slices;
  }

  /** Says that a slice has ids, for a table that was restored as a whole. */
  void addSlice(long slice) {
    slices.add(slice);
  }

  /** Whether an id is remembered with an event time within the horizon of this one. */
  boolean contains(long high, long low, long eventTime) {
    return free(entries, high, notZero(high, low), eventTime) < 0;
  }

  /**
   * Remembers an id.
   *
   * @return false if it is remembered already with an event time within the horizon of this one
   */
  boolean add(long high, long low, long eventTime) {
    long idLow = notZero(high, low);
    if (2 * (size + 1) > entries.length / 3) {
      resize(entries.length / 3 * 2, Long.MIN_VALUE);
    }
    int slot = free(entries, high, idLow, eventTime);
    if (slot < 0) {
      return false;
    }
    put(entries, slot, high, idLow, eventTime);
    size++;
    long slice = horizon.slice(eventTime);
    if (slice != lastSlice) {
      slices.add(slice);
      lastSlice = slice;
    }
    return true;
  }

  /** Forgets all ids of a slice. */
  void forget(long slice) {
    slices.remove(slice);
    lastSlice = Long.MIN_VALUE;
    resize(entries.length / 3, slice);
  }

  @Override
  public void replay(byte[] block) {
    ByteBuffer buffer = ByteBuffer.wrap(block, Long.BYTES, block.length - Long.BYTES);
    while (buffer.hasRemaining()) {
      add(buffer.getLong(), buffer.getLong(), buffer.getLong());
    }
  }

  /** An empty slot is all zeros, so the one fingerprint that is zero is taken for its neighbour. */
  private static long notZero(long high, long low) {
    return (high | low) == 0 ? 1 : low;
  }

  /** The slot to put an id in, or -1 if it is there already. */
  private int free(long[] table, long high, long low, long eventTime) {
    int capacity = table.length / 3;
    int slot = (int) (low & (capacity - 1)) * 3;
    while ((table[slot] | table[slot + 1]) != 0) {
      if (table[slot] == high
          && table[slot + 1] == low
          && Math.abs(table[slot + 2] - eventTime) <= horizon.millis()) {
        return -1;
      }
      slot = slot + 3 == table.length ? 0 : slot + 3;
    }
    return slot;
  }

  private static void put(long[] table, int slot, long high, long low, long eventTime) {
    table[slot] = high;
    table[slot + 1] = low;
    table[slot + 2] = eventTime;
  }

  /** Moves all ids but those of one slice to a table of the right size, up to {@code capacity}. */
  private void resize(int capacity, long withoutSlice) {
    int kept = 0;
    for (int slot = 0; slot < entries.length; slot += 3) {
      if ((entries[slot] | entries[slot + 1]) != 0
          && horizon.slice(entries[slot + 2]) == withoutSlice) {
        entries[slot] = 0;
        entries[slot + 1] = 0;
      } else if ((entries[slot] | entries[slot + 1]) != 0) {
        kept++;
      }
    }
    int needed = capacity;
    while (needed > MIN_CAPACITY && 8 * kept < needed) {
      needed /= 2;
    }
    long[] table = new long[3 * needed];
    for (int slot = 0; slot < entries.length; slot += 3) {
      if ((entries[slot] | entries[slot + 1]) != 0) {
        long time = entries[slot + 2];
        put(table, freeOf(table, entries[slot + 1]), entries[slot], entries[slot + 1], time);
      }
    }
    entries = table;
    size = kept;
  }

  /** The first empty slot for an id that is known not to be a copy of another. */
  private static int freeOf(long[] table, long low) {
    int slot = (int) (low & (table.length / 3 - 1)) * 3;
    while ((table[slot] | table[slot + 1]) != 0) {
      slot = slot + 3 == table.length ? 0 : slot + 3;
    }
    return slot;
  }
}
