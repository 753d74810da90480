package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.LatencyAtRate;
import io.millrace.benchmark.result.LatencyAtRate.QuantileSpread;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.result.Spread;
import io.millrace.benchmark.result.SustainableRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table for people, in Markdown. Only valid runs have figures in it. */
final class LatencyTable {
  private static final double MILLI = 1e3;
  private static final String NOTHING = "–";

  private final StringBuilder text = new StringBuilder();

  private LatencyTable() {}

  /** The table of a series. */
  static String of(Result result) {
    LatencyTable table = new LatencyTable();
    table.rates(result);
    table.latencies(result);
    table.invalid(result);
    return table.text.toString();
  }

  private void rates(Result result) {
    if (result.figures().stream().allMatch(figure -> figure.sustainable() == null)) {
      return;
    }
    line("| system | setting | keeps up with, records/s | limit |");
    line("|---|---|---|---|");
    for (Figure figure : result.figures()) {
      if (figure.sustainable() != null) {
        line(
            "| %s | %s | %s | %s: %s |",
            figure.system(),
            setting(figure),
            rate(figure.sustainable()),
            figure.sustainable().limit().toLowerCase(Locale.ROOT),
            String.join("; ", figure.sustainable().reasons()));
      }
    }
    line("");
  }

  private static String rate(SustainableRate sustainable) {
    if (sustainable.recordsPerSecond() == null) {
      return "none found";
    }
    return (sustainable.atLeast() ? "at least " : "")
        + text("%,.0f", sustainable.recordsPerSecond());
  }

  private void latencies(Result result) {
    line(
        "| system | setting | offered, records/s | chosen as | runs | 50 %%, ms | 90 %% | 99 %% |"
            + " range | 99.9 %% | most | 99 %% from the actual sending | totals 50 %% | 90 %% |"
            + " 99 %% |");
    line("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Figure figure : result.figures()) {
      for (LatencyAtRate latency : figure.latency()) {
        line(
            "| %s | %s | %,.0f | %s | %d of %d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |",
            figure.system(),
            setting(figure),
            latency.offeredRate(),
            chosen(latency),
            valid(result, figure, latency),
            latency.audit().runs(),
            median(latency.enriched(), 0.5),
            median(latency.enriched(), 0.9),
            median(latency.enriched(), 0.99),
            range(latency.enriched(), 0.99),
            median(latency.enriched(), 0.999),
            latency.valid()
                ? text("%,.1f", latency.together().enriched().maxMicros() / MILLI)
                : NOTHING,
            median(latency.naive(), 0.99),
            median(latency.totals(), 0.5),
            median(latency.totals(), 0.9),
            median(latency.totals(), 0.99));
      }
    }
  }

  private static String chosen(LatencyAtRate latency) {
    List<String> words = new ArrayList<>();
    if (latency.shareOfLowest() != null) {
      words.add(text("%.0f %% of the lowest", 100 * latency.shareOfLowest()));
    }
    if (latency.shareOfOwn() != null) {
      words.add(text("%.0f %% of its own", 100 * latency.shareOfOwn()));
    }
    return words.isEmpty() ? "fixed" : String.join(", ", words);
  }

  private static long valid(Result result, Figure figure, LatencyAtRate latency) {
    return result.runs().stream()
        .filter(run -> run.kind() == Kind.LATENCY && run.valid())
        .filter(run -> run.system().equals(figure.system()))
        .filter(run -> run.rung().equals(figure.rung()))
        .filter(run -> run.guarantee().equals(figure.guarantee()))
        .filter(run -> run.parallelism() == figure.parallelism())
        .filter(run -> run.offeredRate() == latency.offeredRate())
        .count();
  }

  private void invalid(Result result) {
    List<RunRecord> invalid =
        result.runs().stream().filter(run -> run.kind() == Kind.LATENCY && !run.valid()).toList();
    if (!invalid.isEmpty()) {
      line("");
      line("Runs that do not count:");
      line("");
    }
    for (RunRecord run : invalid) {
      line(
          "* repetition %d, %s %s x%d at %,.0f records/s, attempt %d: %s",
          run.block(),
          run.system(),
          run.rung(),
          run.parallelism(),
          run.offeredRate(),
          run.attempt(),
          String.join("; ", run.reasons()));
    }
    if (!result.valid()) {
      line("");
      line("**The series does not count**: %s.", String.join("; ", result.reasons()));
    }
  }

  private static String setting(Figure figure) {
    return figure.rung()
        + " "
        + figure.guarantee().toLowerCase(Locale.ROOT).replace('_', '-')
        + " x"
        + figure.parallelism();
  }

  private static String median(List<QuantileSpread> spreads, double quantile) {
    return at(spreads, quantile)
        .map(spread -> text("%,.1f", spread.median() / MILLI))
        .orElse(NOTHING);
  }

  private static String range(List<QuantileSpread> spreads, double quantile) {
    return at(spreads, quantile)
        .map(spread -> text("%,.1f to %,.1f", spread.low() / MILLI, spread.high() / MILLI))
        .orElse(NOTHING);
  }

  private static Optional<Spread> at(List<QuantileSpread> spreads, double quantile) {
    return spreads.stream()
        .filter(spread -> spread.quantile() == quantile)
        .map(QuantileSpread::micros)
        .findFirst();
  }

  private void line(String format, Object... values) {
    text.append(text(format, values)).append('\n');
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
