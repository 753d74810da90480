package io.millrace.load.audit;

import io.millrace.load.oracle.Totals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events that a restarted pipeline may have judged in two ways: dead-lettered as late in one
 * attempt and counted in the other, or a copy from beyond the horizon that passed in one attempt
 * only. Kept by user and window as what each may add to, or take from, the totals.
 */
final class Doubts {
  /**
   * Above this many doubts of one total, only its bounds are checked: all subsets would take too
   * long.
   */
  private static final int MOST_SUBSETS = 16;

  private final Map<Key, List<Totals>> deltas = new HashMap<>();

  private record Key(int user, long windowStart) {}

  /** Notes an event that may have been counted, though it was said to be late. */
  void mayAdd(int user, long windowStart, Totals event) {
    deltas.computeIfAbsent(new Key(user, windowStart), none -> new ArrayList<>()).add(event);
  }

  /** Notes a copy that may not have been counted. */
  void mayTake(int user, long windowStart, Totals event) {
    mayAdd(
        user,
        windowStart,
        new Totals(
            -event.events(), -event.purchases(), -event.amountCents(), -event.durationMillis()));
  }

  boolean any(int user, long windowStart) {
    return deltas.containsKey(new Key(user, windowStart));
  }

  /** Returns whether the expected totals, with some of the doubts, are those given. */
  boolean explain(int user, long windowStart, Totals expected, Totals given) {
    List<Totals> all = deltas.getOrDefault(new Key(user, windowStart), List.of());
    if (all.size() > MOST_SUBSETS) {
      long off = given.events() - expected.events();
      long most = all.stream().mapToLong(Totals::events).filter(n -> n > 0).sum();
      long least = all.stream().mapToLong(Totals::events).filter(n -> n < 0).sum();
      return off >= least && off <= most;
    }
    for (int subset = 0; subset < 1 << all.size(); subset++) {
      Totals sum = expected;
      for (int i = 0; i < all.size(); i++) {
        sum = (subset >>> i & 1) == 0 ? sum : sum.plus(all.get(i));
      }
      if (sum.equals(given)) {
        return true;
      }
    }
    return false;
  }
}
