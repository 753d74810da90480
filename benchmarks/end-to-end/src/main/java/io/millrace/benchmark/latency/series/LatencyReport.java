package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.latency.LatencyFigures;
import io.millrace.benchmark.latency.search.Sustainable;
import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Figure.AuditCount;
import io.millrace.benchmark.result.Latency;
import io.millrace.benchmark.result.Latency.Point;
import io.millrace.benchmark.result.LatencyAtRate;
import io.millrace.benchmark.result.LatencyAtRate.QuantileSpread;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.result.Spread;
import io.millrace.benchmark.result.SustainableRate;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.LatencyScenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a series has given so far. For one thread. */
public final class LatencyReport {
  private final List<Entry> entries;
  private final Map<Entry, Sustainable> found = new LinkedHashMap<>();
  private final List<LatencyRun> runs = new ArrayList<>();
  private List<Offer> offers = List.of();

  /** Of nothing yet; the entries are in the scenario's order. */
  public LatencyReport(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** A run has ended. */
  public void add(LatencyRun run) {
    runs.add(run);
  }

  /** A search has ended. */
  public void add(Entry entry, Sustainable sustainable) {
    found.put(entry, sustainable);
  }

  /** This is what every repetition measures. */
  public void offering(List<Offer> all) {
    offers = List.copyOf(all);
  }

  /** A figure of each entry. */
  public List<Figure> figures() {
    return entries.stream().map(this::figure).toList();
  }

  /** Every single run in the order of time. */
  public List<RunRecord> runs() {
    return runs.stream().map(LatencyDetails::record).toList();
  }

  /** The table for people. */
  public static String table(Result result) {
    return LatencyTable.of(result);
  }

  /** How far the series has come. */
  public String progress(LatencyScenario scenario) {
    long measured = measured().filter(run -> !run.worthRepeating()).count();
    String searches =
        scenario.search() == null
            ? ""
            : "%d of %d searches, ".formatted(found.size(), entries.size());
    return searches
        + (offers.isEmpty()
            ? "no measurement"
            : "%d of %d measurements"
                .formatted(measured, offers.size() * scenario.measure().repetitions()));
  }

  /** Searches that found nothing and measurements that do not count; empty if all is well. */
  public List<String> errors() {
    List<String> errors = new ArrayList<>();
    found.forEach(
        (entry, sustainable) -> {
          if (sustainable.rate() == null) {
            errors.add(
                "no rate was found that %s keeps up with: %s"
                    .formatted(entry, String.join("; ", sustainable.reasons())));
          }
        });
    measured()
        .filter(run -> !run.valid() && !run.worthRepeating())
        .forEach(
            run ->
                errors.add(
                    "repetition %d, %s at %,.0f records/s: %s"
                        .formatted(
                            run.number(),
                            run.entry(),
                            run.passage().load().perSecond(),
                            String.join("; ", run.reasons()))));
    return errors;
  }

  private Figure figure(Entry entry) {
    List<LatencyAtRate> latencies =
        offers.stream().filter(offer -> offer.entry().equals(entry)).map(this::latency).toList();
    List<LatencyRun> own = measured().filter(run -> run.entry().equals(entry)).toList();
    Sustainable sustainable = found.get(entry);
    boolean known = sustainable != null && sustainable.rate() != null;
    return new Figure(
        entry.label(),
        entry.setting().rung().name(),
        entry.setting().guarantee().name(),
        entry.setting().parallelism(),
        0,
        known || latencies.stream().anyMatch(LatencyAtRate::valid),
        reasons(own),
        audits(own),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        sustainable == null
            ? null
            : new SustainableRate(
                sustainable.rate(), sustainable.limit().name(), sustainable.reasons()),
        latencies,
        Map.of());
  }

  private LatencyAtRate latency(Offer offer) {
    List<LatencyRun> all =
        measured()
            .filter(run -> run.entry().equals(offer.entry()))
            .filter(run -> run.passage().load().perSecond() == offer.rate())
            .toList();
    List<LatencyRun> valid = all.stream().filter(LatencyRun::valid).toList();
    List<Latency> each =
        valid.stream().flatMap(run -> LatencyFigures.of(List.of(run.passage())).stream()).toList();
    return new LatencyAtRate(
        offer.rate(),
        offer.shareOfLowest(),
        offer.shareOfOwn(),
        !valid.isEmpty(),
        reasons(all),
        audits(all),
        spreads(each, latency -> latency.enriched().curve()),
        spreads(each, latency -> latency.enriched().naive()),
        spreads(each, latency -> latency.totals().curve()),
        LatencyFigures.of(valid.stream().map(LatencyRun::passage).toList()).orElse(null));
  }

  private Stream<LatencyRun> measured() {
    return runs.stream().filter(run -> run.kind() == Kind.LATENCY);
  }

  private static List<String> reasons(List<LatencyRun> runs) {
    return runs.stream().flatMap(run -> run.reasons().stream()).distinct().toList();
  }

  private static AuditCount audits(List<LatencyRun> runs) {
    return new AuditCount(
        runs.size(), (int) runs.stream().filter(run -> run.passage().audited()).count());
  }

  /** Of quantiles that all repetitions can carry. */
  private static List<QuantileSpread> spreads(
      List<Latency> each, Function<Latency, List<Point>> curve) {
    return each.isEmpty()
        ? List.of()
        : curve.apply(each.get(0)).stream()
            .map(Point::quantile)
            .filter(quantile -> values(each, curve, quantile).size() == each.size())
            .map(quantile -> new QuantileSpread(quantile, Spread.of(values(each, curve, quantile))))
            .toList();
  }

  private static List<Double> values(
      List<Latency> each, Function<Latency, List<Point>> curve, double quantile) {
    return each.stream()
        .flatMap(latency -> curve.apply(latency).stream())
        .filter(point -> point.quantile() == quantile)
        .map(point -> (double) point.micros())
        .toList();
  }
}
