package io.millrace.aggregate;

import java.util.Arrays;

/**
 * The totals of one shard in one window: for each key the number of events, the sums of the
 * measures and how often its total was given out. An open-addressing table over keys that lie one
 * after the other in one array.
 */
final class WindowTotals {
  private static final int MIN_SLOTS = 16;

  private final int measures;
  private boolean fired;
  private byte[] keys = new byte[256];
  private int keyBytes;
  private int[] keyEnds = new int[MIN_SLOTS / 2];
  private long[] sums;
  private int[] emissions = new int[MIN_SLOTS / 2];
  private int[] slots = new int[MIN_SLOTS];
  private int count;

  WindowTotals(int measures) {
    this.measures = measures;
    this.sums = new long[MIN_SLOTS / 2 * (measures + 1)];
  }

  WindowTotals copy() {
    WindowTotals copy = new WindowTotals(measures);
    copy.fired = fired;
    copy.keys = keys.clone();
    copy.keyBytes = keyBytes;
    copy.keyEnds = keyEnds.clone();
    copy.sums = sums.clone();
    copy.emissions = emissions.clone();
    copy.slots = slots.clone();
    copy.count = count;
    return copy;
  }

  /** Whether the on-time results were given out. */
  boolean isFired() {
    return fired;
  }

  void fire() {
    fired = true;
  }

  /** Number of keys. */
  int count() {
    return count;
  }

  byte[] keys() {
    return keys;
  }

  int keyStart(int entry) {
    return entry == 0 ? 0 : keyEnds[entry - 1];
  }

  int keyLength(int entry) {
    return keyEnds[entry] - keyStart(entry);
  }

  long events(int entry) {
    return sums[entry * (measures + 1)];
  }

  long measure(int entry, int index) {
    return sums[entry * (measures + 1) + 1 + index];
  }

  /** How often the total of this key was given out: the revision of its next result. */
  int emissions(int entry) {
    return emissions[entry];
  }

  void emitted(int entry, int times) {
    emissions[entry] += times;
  }

  void addEvents(int entry, long events) {
    sums[entry * (measures + 1)] += events;
  }

  void addMeasure(int entry, int index, long value) {
    sums[entry * (measures + 1) + 1 + index] += value;
  }

  /** The entry of a key, made if it is new. */
  int entry(byte[] bytes, int start, int length) {
    if (count == keyEnds.length) {
      grow(); // Before a slot is chosen, because the slots change.
    }
    int mask = slots.length - 1;
    int slot = hash(bytes, start, start + length) & mask;
    while (slots[slot] != 0) {
      int entry = slots[slot] - 1;
      int from = keyStart(entry);
      if (Arrays.equals(keys, from, keyEnds[entry], bytes, start, start + length)) {
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = count + 1;
    return append(bytes, start, length);
  }

  private int append(byte[] bytes, int start, int length) {
    if (keyBytes + length > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(2 * keys.length, keyBytes + length));
    }
    System.arraycopy(bytes, start, keys, keyBytes, length);
    keyBytes += length;
    keyEnds[count] = keyBytes;
    return count++;
  }

  private void grow() {
    keyEnds = Arrays.copyOf(keyEnds, 2 * count);
    emissions = Arrays.copyOf(emissions, 2 * count);
    sums = Arrays.copyOf(sums, 2 * count * (measures + 1));
    int[] larger = new int[4 * count];
    for (int entry = 0; entry < count; entry++) {
      int slot = hash(keys, keyStart(entry), keyEnds[entry]) & (larger.length - 1);
      while (larger[slot] != 0) {
        slot = (slot + 1) & (larger.length - 1);
      }
      larger[slot] = entry + 1;
    }
    slots = larger;
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    hash *= 0x9E3779B9; // Spreads keys that differ in their last characters only.
    return hash ^ hash >>> 16;
  }
}
