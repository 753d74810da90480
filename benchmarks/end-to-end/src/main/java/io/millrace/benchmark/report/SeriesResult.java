package io.millrace.benchmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.PairedRatio;
import io.millrace.benchmark.result.Environment;
import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Figure.AuditCount;
import io.millrace.benchmark.result.Figure.Ratios;
import io.millrace.benchmark.result.Ratio;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import io.millrace.benchmark.result.Spread;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.scenario.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Makes a result of the runs of a series.
 *
 * @param scenario its name
 * @param commit of the checkout
 * @param environment where it runs
 * @param configuration what was asked for, as it was used
 * @param entries what every block runs, in the scenario's order
 */
public record SeriesResult(
    String scenario,
    String commit,
    Environment environment,
    JsonNode configuration,
    List<Entry> entries) {

  /** Copies the entries. */
  public SeriesResult {
    entries = List.copyOf(entries);
  }

  /**
   * The result of the runs so far.
   *
   * @param reasons why the series does not count; empty if it does
   */
  public Result of(List<RunResult> runs, List<String> reasons) {
    return new Result(
        ResultFile.FORMAT,
        scenario,
        commit,
        reasons.isEmpty(),
        reasons,
        environment,
        configuration,
        entries.stream().map(entry -> figure(entry, runs)).toList(),
        runs.stream().map(RunDetails::record).toList());
  }

  private Figure figure(Entry entry, List<RunResult> all) {
    List<RunResult> runs = all.stream().filter(run -> run.entry().equals(entry)).toList();
    List<RunResult> valid = valid(entry, all);
    return new Figure(
        entry.label(),
        entry.setting().rung().name(),
        entry.setting().guarantee().name(),
        entry.setting().parallelism(),
        entry.records(),
        !valid.isEmpty(),
        runs.stream().flatMap(run -> run.reasons().stream()).distinct().toList(),
        new AuditCount(runs.size(), (int) runs.stream().filter(RunResult::audited).count()),
        steady(valid, Figures::recordsPerSecond),
        steady(valid, Figures::cpuNanosPerRecord),
        steady(valid, Figures::jitNanosPerRecord),
        steady(valid, Figures::gcNanosPerRecord),
        null,
        steady(valid, Figures::brokerNanosPerRecord),
        spread(valid, RunResult::peakMemoryBytes),
        null,
        null,
        null,
        ratios(entry, all));
  }

  private Map<String, Ratios> ratios(Entry entry, List<RunResult> all) {
    Map<String, Ratios> ratios = new LinkedHashMap<>();
    for (Entry other : entries) {
      if (other.setting().equals(entry.setting()) && !other.equals(entry)) {
        List<RunResult> runs = new ArrayList<>();
        List<RunResult> others = new ArrayList<>();
        for (RunResult run : valid(entry, all)) {
          for (RunResult partner : valid(other, all)) {
            if (partner.block() == run.block()) {
              runs.add(run);
              others.add(partner);
            }
          }
        }
        if (!runs.isEmpty()) {
          ratios.put(
              other.label(),
              new Ratios(
                  ratio(runs, others, Figures::recordsPerSecond),
                  ratio(runs, others, Figures::cpuNanosPerRecord)));
        }
      }
    }
    return ratios;
  }

  private static List<RunResult> valid(Entry entry, List<RunResult> all) {
    return all.stream().filter(run -> run.valid() && run.entry().equals(entry)).toList();
  }

  private static Ratio ratio(
      List<RunResult> runs, List<RunResult> others, ToDoubleFunction<Figures> figure) {
    return PairedRatio.of(values(runs, figure), values(others, figure));
  }

  private static Spread steady(List<RunResult> runs, ToDoubleFunction<Figures> figure) {
    return spread(runs, run -> figure.applyAsDouble(run.steady()));
  }

  private static List<Double> values(List<RunResult> runs, ToDoubleFunction<Figures> figure) {
    return runs.stream().map(run -> figure.applyAsDouble(run.steady())).toList();
  }

  private static Spread spread(List<RunResult> runs, ToDoubleFunction<RunResult> value) {
    return runs.isEmpty()
        ? null
        : Spread.of(runs.stream().map(run -> value.applyAsDouble(run)).toList());
  }
}
