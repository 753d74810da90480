package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.scenario.Entry;

/**
 * A rate at which a system is measured.
 *
 * @param entry what is measured
 * @param rate whole records per second
 * @param shareOfLowest what share of the lowest sustainable rate that is; null if it was not chosen
 *     as one
 * @param shareOfOwn what share of the system's own; null if it was not chosen as one
 */
public record Offer(Entry entry, double rate, Double shareOfLowest, Double shareOfOwn) {

  /** This offer, chosen for the other's reasons too. */
  Offer plus(Offer other) {
    return new Offer(
        entry,
        rate,
        shareOfLowest == null ? other.shareOfLowest() : shareOfLowest,
        shareOfOwn == null ? other.shareOfOwn() : shareOfOwn);
  }
}
