package io.millrace.benchmark.result;

import io.millrace.benchmark.result.Figure.AuditCount;
import java.util.List;

/**
 * The latencies of a system at an offered rate, over its repetitions. Each repetition gives its
 * percentiles; only for the curve all values are put together.
 *
 * @param offeredRate records per second
 * @param shareOfLowest what share that is of the lowest sustainable rate among the systems; null if
 *     it was not chosen as one
 * @param shareOfOwn what share of the system's own sustainable rate; null if it was not chosen as
 *     one
 * @param valid whether there is at least one valid repetition
 * @param reasons why repetitions did not count, each once
 * @param audit how many runs there were and how many of them were clean
 * @param enriched of single events: quantiles for which every valid repetition has enough values
 * @param naive the same from the time of the actual sending
 * @param totals of windows
 * @param together all valid repetitions put together; null unless valid
 */
public record LatencyAtRate(
    double offeredRate,
    Double shareOfLowest,
    Double shareOfOwn,
    boolean valid,
    List<String> reasons,
    AuditCount audit,
    List<QuantileSpread> enriched,
    List<QuantileSpread> naive,
    List<QuantileSpread> totals,
    Latency together) {

  /** Copies the lists. */
  public LatencyAtRate {
    reasons = List.copyOf(reasons);
    enriched = List.copyOf(enriched);
    naive = List.copyOf(naive);
    totals = List.copyOf(totals);
  }

  /**
   * A quantile over the repetitions.
   *
   * @param quantile 0.5 is the median
   * @param micros as many values of each repetition are not above this
   */
  public record QuantileSpread(double quantile, Spread micros) {}
}
