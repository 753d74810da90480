package io.millrace.nightly;

import io.millrace.benchmark.result.Figure.AuditCount;
import io.millrace.benchmark.result.Latency;
import io.millrace.benchmark.result.Latency.Percentiles;
import io.millrace.benchmark.result.Latency.Point;
import io.millrace.benchmark.result.LatencyAtRate;
import io.millrace.benchmark.result.LatencyAtRate.QuantileSpread;
import io.millrace.benchmark.result.Spread;
import io.millrace.benchmark.result.SustainableRate;
import java.util.ArrayList;
import java.util.List;

/**
 * Invented latencies of one system of the {@link Example}.
 *
 * @param highestRate with which it keeps up, in records per second
 * @param limit what ended the search for it
 * @param slowest whether the rates at which all are measured follow from its own
 * @param medianMillis at half of the common rate
 */
record ExampleLatency(double highestRate, String limit, boolean slowest, double medianMillis) {
  SustainableRate sustainable() {
    return new SustainableRate(highestRate, limit, List.of("the lag grew"));
  }

  List<LatencyAtRate> atRates() {
    double own = 0.8 * highestRate;
    LatencyAtRate half = at(Example.COMMON_RATE * 5 / 8, 0.5, null, 1);
    return slowest
        ? List.of(half, at(Example.COMMON_RATE, 0.8, 0.8, 1.2))
        : List.of(half, at(Example.COMMON_RATE, 0.8, null, 1.2), at(own, null, 0.8, 1.6));
  }

  private LatencyAtRate at(double rate, Double ofLowest, Double ofOwn, double slower) {
    double millis = medianMillis * slower;
    Percentiles events = percentiles(millis, 5_400_000, true);
    Percentiles totals = percentiles(millis * 3, 180, false);
    return new LatencyAtRate(
        rate,
        ofLowest,
        ofOwn,
        true,
        List.of(),
        new AuditCount(5, 5),
        spreads(events.curve()),
        spreads(events.naive()),
        spreads(totals.curve()),
        new Latency(rate, events, totals, percentiles(0.4, 5_400_000, false)));
  }

  private static List<QuantileSpread> spreads(List<Point> curve) {
    return curve.stream()
        .map(
            point ->
                new QuantileSpread(
                    point.quantile(),
                    Spread.of(
                        List.of(0.9 * point.micros(), 1.0 * point.micros(), 1.2 * point.micros()))))
        .toList();
  }

  private static Percentiles percentiles(double medianMillis, long count, boolean naive) {
    double[] quantiles = {0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999};
    List<Point> curve = new ArrayList<>();
    List<Point> hidden = new ArrayList<>();
    for (double quantile : quantiles) {
      if (count * (1 - quantile) >= 10) {
        double tail = -Math.log10(1 - quantile);
        double micros = medianMillis * 1000 * (0.6 + tail * tail * 0.9);
        curve.add(new Point(quantile, Math.round(micros)));
        hidden.add(new Point(quantile, Math.round(micros * 0.8)));
      }
    }
    long max = curve.get(curve.size() - 1).micros() * 2;
    return new Percentiles(count, max, curve, naive ? hidden : List.of());
  }
}
