package io.millrace.benchmark.report;

import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.PairedRatio;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The table for people, in Markdown. Only clean runs have figures in it. */
public final class ReportTable {
  private static final double MICRO = 1e3;
  private static final double MEBIBYTE = 1024 * 1024;

  private final Scenario scenario;
  private final List<RunResult> runs;

  private ReportTable(Scenario scenario, List<RunResult> runs) {
    this.scenario = scenario;
    this.runs = runs;
  }

  /** The table of a series. */
  public static String of(Scenario scenario, List<RunResult> runs) {
    ReportTable table = new ReportTable(scenario, runs);
    StringBuilder text = new StringBuilder();
    table.section(text, "Warm (steady region)", RunResult::steady);
    table.section(text, "Whole (first to last output, compilers and all)", RunResult::whole);
    table.eachRun(text);
    return text.toString();
  }

  private void section(StringBuilder text, String title, Function<RunResult, Figures> part) {
    text.append(title).append(":\n\n");
    text.append("| system | runs | records/s | range | µs CPU/record | cores | ");
    text.append("speed ratio | 95 % | CPU ratio | 95 % |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|\n");
    for (String label : scenario.labels()) {
      List<RunResult> clean = clean(label);
      if (clean.isEmpty()) {
        line(text, "| %s | 0 of %d | | | | | | | | |", label, scenario.blocks());
        continue;
      }
      List<Double> speeds = values(clean, part, Figures::recordsPerSecond);
      line(
          text,
          "| %s | %d of %d | %,.0f | %,.0f to %,.0f | %.2f | %.2f | %s | %s |",
          label,
          clean.size(),
          scenario.blocks(),
          PairedRatio.median(speeds),
          speeds.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
          speeds.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
          PairedRatio.median(values(clean, part, Figures::cpuNanosPerRecord)) / MICRO,
          PairedRatio.median(values(clean, part, Figures::coresUsed)),
          ratio(label, part, Figures::recordsPerSecond),
          ratio(label, part, Figures::cpuNanosPerRecord));
    }
    text.append('\n');
  }

  private String ratio(
      String label, Function<RunResult, Figures> part, ToDoubleFunction<Figures> figure) {
    List<Double> values = new ArrayList<>();
    List<Double> baseline = new ArrayList<>();
    for (RunResult run : clean(label)) {
      for (RunResult base : clean(scenario.baseline())) {
        if (base.block() == run.block()) {
          values.add(figure.applyAsDouble(part.apply(run)));
          baseline.add(figure.applyAsDouble(part.apply(base)));
        }
      }
    }
    if (label.equals(scenario.baseline()) || values.isEmpty()) {
      return " | ";
    }
    PairedRatio ratio = PairedRatio.of(values, baseline);
    return ratio.pairs() == 1
        ? String.format(Locale.ROOT, "%.2f | one pair", ratio.median())
        : String.format(
            Locale.ROOT, "%.2f | %.2f to %.2f", ratio.median(), ratio.low(), ratio.high());
  }

  private void eachRun(StringBuilder text) {
    text.append("Each run:\n\n");
    text.append("| block | system | verdict | warm records/s | slices | JIT | GC | ");
    text.append("broker µs/record | start s | peak MiB | foreign cores | steal | load |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (RunResult run : runs) {
      String figures =
          run.clean()
              ? String.format(
                  Locale.ROOT,
                  "%,.0f | %d-%d%s | %.0f %% | %.0f %% | %.2f",
                  run.steady().recordsPerSecond(),
                  run.region().from(),
                  run.region().to(),
                  run.region().steady() ? "" : " (no steady state)",
                  100 * run.whole().jitShare(),
                  100 * run.whole().gcShare(),
                  run.whole().brokerNanosPerRecord() / MICRO)
              : " | | | | ";
      line(
          text,
          "| %d | %s | %s | %s | %.1f | %.0f | %.2f | %.1f %% | %.1f |",
          run.block(),
          run.label(),
          run.clean() ? "clean" : run.reason(),
          figures,
          run.startMillis() / 1e3,
          run.peakMemoryBytes() / MEBIBYTE,
          run.foreignCores(),
          100 * run.stolenShare(),
          run.loadBefore());
    }
  }

  private List<RunResult> clean(String label) {
    return runs.stream().filter(run -> run.clean() && run.label().equals(label)).toList();
  }

  private static List<Double> values(
      List<RunResult> runs, Function<RunResult, Figures> part, ToDoubleFunction<Figures> figure) {
    return runs.stream().map(run -> figure.applyAsDouble(part.apply(run))).toList();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
