package io.millrace.benchmark.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Figure.Ratios;
import io.millrace.benchmark.result.Ratio;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.result.Spread;
import java.util.List;
import java.util.Locale;

/** The table for people, in Markdown. Only valid runs have figures in it. */
public final class ReportTable {
  private static final double MICRO = 1e3;
  private static final double MEBIBYTE = 1024 * 1024;
  private static final String NOTHING = "";

  private final Result result;
  private final String baseline;
  private final StringBuilder text = new StringBuilder();

  private ReportTable(Result result, String baseline) {
    this.result = result;
    this.baseline = baseline;
  }

  /** The table of a series, with ratios to a baseline, which is a label. */
  public static String of(Result result, String baseline) {
    ReportTable table = new ReportTable(result, baseline);
    table.figures();
    table.invalidRuns();
    return table.text.toString();
  }

  private void figures() {
    line(
        "| system | setting | runs | records/s | range | µs CPU/record | compilers | collector |"
            + " broker | B/record | peak MiB | speed ratio | 95 %% | CPU ratio | 95 %% |");
    line("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Figure figure : result.figures()) {
      Ratios ratios = figure.ratioTo().get(baseline);
      line(
          "| %s | %s %s x%d | %d of %d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |",
          figure.system(),
          figure.rung(),
          figure.guarantee().toLowerCase(Locale.ROOT).replace('_', '-'),
          figure.parallelism(),
          figure.valid() ? figure.recordsPerSecond().values().size() : 0,
          figure.audit().runs(),
          median("%,.0f", figure.recordsPerSecond(), 1),
          figure.valid() ? range(figure.recordsPerSecond()) : NOTHING,
          median("%.2f", figure.cpuNanosPerRecord(), MICRO),
          median("%.2f", figure.compilerNanosPerRecord(), MICRO),
          median("%.2f", figure.collectorNanosPerRecord(), MICRO),
          median("%.2f", figure.brokerNanosPerRecord(), MICRO),
          median("%,.0f", figure.allocatedBytesPerRecord(), 1),
          median("%,.0f", figure.peakMemoryBytes(), MEBIBYTE),
          ratios == null ? "|" : ratio(ratios.recordsPerSecond()),
          ratios == null ? "|" : ratio(ratios.cpuNanosPerRecord()));
    }
  }

  private static String range(Spread spread) {
    return format("%,.0f to %,.0f", spread.low(), spread.high());
  }

  private static String median(String format, Spread spread, double unit) {
    return spread == null ? NOTHING : format(format, spread.median() / unit);
  }

  private static String ratio(Ratio ratio) {
    return ratio.low() == null
        ? format("%.2f | one pair", ratio.median())
        : format("%.2f | %.2f to %.2f", ratio.median(), ratio.low(), ratio.high());
  }

  private void invalidRuns() {
    List<RunRecord> invalid = result.runs().stream().filter(run -> !run.valid()).toList();
    if (!invalid.isEmpty()) {
      line(NOTHING);
      line("Runs that do not count:");
      line(NOTHING);
    }
    for (RunRecord run : invalid) {
      line(
          "* block %d, %s %s x%d, attempt %d: %s",
          run.block(),
          run.system(),
          run.rung(),
          run.parallelism(),
          run.attempt(),
          String.join("; ", run.reasons()));
    }
    if (!result.valid()) {
      line(NOTHING);
      line("**The series does not count**: %s.", String.join("; ", result.reasons()));
    }
  }

  private void line(String format, Object... values) {
    text.append(format(format, values)).append('\n');
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
