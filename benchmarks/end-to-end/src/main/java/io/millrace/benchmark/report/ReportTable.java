package io.millrace.benchmark.report;

import io.millrace.benchmark.report.SeriesChecks.Floor;
import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Figure.Ratios;
import io.millrace.benchmark.result.Ratio;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.result.Spread;
import io.millrace.benchmark.scenario.Guarantee;
import io.millrace.benchmark.scenario.Setting;
import io.millrace.load.oracle.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table for people, in Markdown. Only valid runs have figures in it. */
final class ReportTable {
  private static final double MICRO = 1e3;
  private static final double MEBIBYTE = 1024 * 1024;
  private static final String NOTHING = "";
  private static final Floor NO_FLOOR = new Floor(0, 0);

  private final Result result;
  private final String baseline;
  private final SeriesChecks checks;
  private final Map<Setting, Floor> floors;
  private final StringBuilder text = new StringBuilder();

  private ReportTable(Result result, String baseline, SeriesChecks checks) {
    this.result = result;
    this.baseline = baseline;
    this.checks = checks;
    this.floors = checks.floors();
  }

  /** The table of a series, with ratios to a baseline, which is a label. */
  static String of(Result result, String baseline, SeriesChecks checks) {
    ReportTable table = new ReportTable(result, baseline, checks);
    table.figures();
    table.notes();
    table.invalidRuns();
    return table.text.toString();
  }

  private void figures() {
    line(
        "| system | setting | runs | records/s | range | µs CPU/record | compilers | collector |"
            + " broker | B/record | peak MiB | speed ratio | 95 %% | CPU ratio without compilers |"
            + " 95 %% |");
    line("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Figure figure : result.figures()) {
      Ratios ratios = figure.ratioTo().get(baseline);
      Floor floor = floors.getOrDefault(setting(figure), NO_FLOOR);
      line(
          "| %s | %s | %d of %d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |",
          figure.system(),
          setting(figure),
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
          ratios == null ? "|" : ratio(ratios.recordsPerSecond(), floor.speed()),
          ratios == null ? "|" : ratio(ratios.nanosWithoutCompilers(), floor.cpu()));
    }
  }

  private static String range(Spread spread) {
    return format("%,.0f to %,.0f", spread.low(), spread.high());
  }

  private static String median(String format, Spread spread, double unit) {
    return spread == null ? NOTHING : format(format, spread.median() / unit);
  }

  /** A difference that a system may have from itself is not shown. */
  private static String ratio(Ratio ratio, double floor) {
    if (ratio.low() == null) {
      return format("%.2f | one pair", ratio.median());
    }
    String range = format("%.2f to %.2f", ratio.low(), ratio.high());
    return Math.abs(Math.log(ratio.median())) <= floor
        ? "within noise | " + range
        : format("%.2f | %s", ratio.median(), range);
  }

  private static Setting setting(Figure figure) {
    return new Setting(
        Rung.valueOf(figure.rung()), Guarantee.valueOf(figure.guarantee()), figure.parallelism());
  }

  private void notes() {
    List<String> notes = new ArrayList<>();
    floors.forEach(
        (setting, floor) ->
            notes.add(
                format(
                    "noise floor in %s: %.1f %% of the speed, %.1f %% of the CPU time",
                    setting, 100 * Math.expm1(floor.speed()), 100 * Math.expm1(floor.cpu()))));
    notes.addAll(checks.unsteady());
    notes.addAll(checks.drifts());
    if (!notes.isEmpty()) {
      line(NOTHING);
    }
    notes.forEach(note -> line("* %s", note));
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
