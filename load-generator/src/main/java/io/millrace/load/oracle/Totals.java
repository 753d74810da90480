package io.millrace.load.oracle;

import io.millrace.load.sequence.GeneratedRecord;

/**
 * What the events of a user in a window sum to.
 *
 * @param events number of events
 * @param purchases number of purchases
 * @param amountCents sum of the amounts
 * @param durationMillis sum of the durations
 */
public record Totals(long events, long purchases, long amountCents, long durationMillis) {
  /** No events. */
  public static final Totals NONE = new Totals(0, 0, 0, 0);

  /** Returns the totals of one event. */
  public static Totals of(GeneratedRecord event) {
    return new Totals(1, event.isPurchase() ? 1 : 0, event.amountCents(), event.durationMillis());
  }

  /** Returns the sum of both. */
  public Totals plus(Totals other) {
    return new Totals(
        events + other.events,
        purchases + other.purchases,
        amountCents + other.amountCents,
        durationMillis + other.durationMillis);
  }

  /**
   * Returns whether no part is larger than that of {@code other}: as more events come, all grow.
   */
  public boolean within(Totals other) {
    return events <= other.events
        && purchases <= other.purchases
        && amountCents <= other.amountCents
        && durationMillis <= other.durationMillis;
  }
}
