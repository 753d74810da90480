package io.millrace.peer.clickstream;

import io.millrace.clickstream.Action;

/**
 * What clicks sum to.
 *
 * @param events number of clicks
 * @param purchases number of purchases
 * @param amountCents sum of the amounts
 * @param durationMillis sum of the times on page
 */
public record Totals(long events, long purchases, long amountCents, long durationMillis) {
  /** Of no clicks. */
  public static final Totals NONE = new Totals(0, 0, 0, 0);

  /** Of one click. */
  public static Totals of(Click click) {
    Long amount = click.event().getAmountCents();
    return new Totals(
        1,
        click.event().getAction() == Action.PURCHASE ? 1 : 0,
        amount == null ? 0 : amount,
        click.event().getDurationMillis());
  }

  /** The sum of both. */
  public Totals plus(Totals other) {
    return new Totals(
        events + other.events,
        purchases + other.purchases,
        amountCents + other.amountCents,
        durationMillis + other.durationMillis);
  }
}
