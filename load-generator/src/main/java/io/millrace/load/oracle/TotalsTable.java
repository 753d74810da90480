package io.millrace.load.oracle;

import java.util.Arrays;

/**
 * Totals by user and window, in primitive arrays with open addressing: some 60 bytes per pair,
 * where maps of objects take several times that.
 */
public final class TotalsTable {
  /** The slot of a pair that is not there. */
  public static final int ABSENT = -1;

  private static final int WINDOW_BITS = 40;
  private static final long WINDOW_ORIGIN = 1L << (WINDOW_BITS - 1);
  private static final long EMPTY = -1;
  private static final double MOST_FULL = 0.7;

  private final long firstWindow;
  private final long windowMillis;
  private int size;
  private long[] keys = new long[1 << 12];
  private int[] events = new int[keys.length];
  private int[] purchases = new int[keys.length];
  private long[] amounts = new long[keys.length];
  private long[] durations = new long[keys.length];

  /** An empty table; windows are kept relative to the one of {@code someEventTime}. */
  public TotalsTable(long someEventTime, long windowMillis) {
    this.windowMillis = windowMillis;
    this.firstWindow = Math.floorDiv(someEventTime, windowMillis);
    Arrays.fill(keys, EMPTY);
  }

  /** Adds events to the totals of a user in the window that starts at {@code windowStart}. */
  public void add(int user, long windowStart, Totals more) {
    if (size >= keys.length * MOST_FULL) {
      grow();
    }
    long key = key(user, windowStart);
    int slot = slot(key);
    if (keys[slot] == EMPTY) {
      keys[slot] = key;
      size++;
    }
    // A sequence has fewer records than an int counts.
    events[slot] += Math.toIntExact(more.events());
    purchases[slot] += Math.toIntExact(more.purchases());
    amounts[slot] += more.amountCents();
    durations[slot] += more.durationMillis();
  }

  /** Returns the slot of a pair, {@link #ABSENT} if it has no totals; valid until the next add. */
  public int find(int user, long windowStart) {
    long window = Math.floorDiv(windowStart, windowMillis) - firstWindow;
    boolean far = window < -WINDOW_ORIGIN || window >= WINDOW_ORIGIN;
    if (far || windowStart % windowMillis != 0) {
      return ABSENT;
    }
    int slot = slot(key(user, windowStart));
    return keys[slot] == EMPTY ? ABSENT : slot;
  }

  /** Returns the totals in a slot. */
  public Totals totals(int slot) {
    return new Totals(events[slot], purchases[slot], amounts[slot], durations[slot]);
  }

  /** Returns the number of pairs. */
  public int size() {
    return size;
  }

  /** Returns the number of slots; some hold nothing. */
  public int slots() {
    return keys.length;
  }

  /** Returns whether a slot holds totals. */
  public boolean holds(int slot) {
    return keys[slot] != EMPTY;
  }

  /** Returns the user of a slot. */
  public int user(int slot) {
    return (int) (keys[slot] >>> WINDOW_BITS);
  }

  /** Returns the window start of a slot. */
  public long windowStart(int slot) {
    long window = (keys[slot] & ((1L << WINDOW_BITS) - 1)) - WINDOW_ORIGIN;
    return (window + firstWindow) * windowMillis;
  }

  private long key(int user, long windowStart) {
    long window = Math.floorDiv(windowStart, windowMillis) - firstWindow + WINDOW_ORIGIN;
    return ((long) user << WINDOW_BITS) | window;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    long hash = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 32) & mask;
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int doubled = keys.length * 2;
    int[] oldEvents = events;
    int[] oldPurchases = purchases;
    long[] oldAmounts = amounts;
    long[] oldDurations = durations;
    keys = new long[doubled];
    Arrays.fill(keys, EMPTY);
    events = new int[doubled];
    purchases = new int[doubled];
    amounts = new long[doubled];
    durations = new long[doubled];
    for (int from = 0; from < oldKeys.length; from++) {
      if (oldKeys[from] != EMPTY) {
        int to = slot(oldKeys[from]);
        keys[to] = oldKeys[from];
        events[to] = oldEvents[from];
        purchases[to] = oldPurchases[from];
        amounts[to] = oldAmounts[from];
        durations[to] = oldDurations[from];
      }
    }
  }
}
