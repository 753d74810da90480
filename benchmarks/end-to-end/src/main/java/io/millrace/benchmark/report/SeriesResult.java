package io.millrace.benchmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.benchmark.measure.Checkpoints;
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
import io.millrace.benchmark.scenario.Repetitions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
    Pairs pairs = new Pairs(runs);
    return new Result(
        ResultFile.FORMAT,
        scenario,
        commit,
        reasons.isEmpty(),
        reasons,
        environment,
        configuration,
        entries.stream().map(entry -> figure(entry, pairs)).toList(),
        runs.stream().map(RunDetails::record).toList());
  }

  /** Why runs that have all ended do not count together; empty if they do. */
  public List<String> selfDifferences(List<RunResult> runs) {
    return checks(runs).selfDifferences();
  }

  /** Whether the ratios to the baseline are known as well as the scenario wants. */
  public boolean narrow(List<RunResult> runs, String baseline, Repetitions wanted) {
    return checks(runs).narrow(baseline, wanted);
  }

  /** The table for people, with ratios to a baseline. */
  public String table(List<RunResult> runs, Result result, String baseline) {
    return ReportTable.of(result, baseline, checks(runs));
  }

  /** A table of what the layers of each system cost; empty if no run was profiled. */
  public String layers(List<RunResult> runs) {
    return LayerTable.of(entries, new Pairs(runs));
  }

  private SeriesChecks checks(List<RunResult> runs) {
    return new SeriesChecks(entries, new Pairs(runs));
  }

  private Figure figure(Entry entry, Pairs pairs) {
    List<RunResult> runs = pairs.runs().stream().filter(run -> run.entry().equals(entry)).toList();
    List<RunResult> valid = pairs.valid(entry);
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
        known(valid, RunResult::allocatedBytesPerRecord),
        steady(valid, Figures::brokerNanosPerRecord),
        spread(valid, RunResult::peakMemoryBytes),
        checkpoints(valid, Checkpoints::medianBytes),
        checkpoints(valid, Checkpoints::medianMillis),
        null,
        List.of(),
        ratios(entry, pairs));
  }

  private Map<String, Ratios> ratios(Entry entry, Pairs pairs) {
    Map<String, Ratios> ratios = new LinkedHashMap<>();
    for (Entry other : entries) {
      if (other.setting().equals(entry.setting()) && !other.equals(entry)) {
        Optional<Ratio> speed = ratio(pairs, entry, other, Figures::recordsPerSecond);
        Optional<Ratio> cpu = ratio(pairs, entry, other, Figures::cpuNanosPerRecord);
        Optional<Ratio> compiled = ratio(pairs, entry, other, Figures::nanosWithoutCompilers);
        if (speed.isPresent() && cpu.isPresent() && compiled.isPresent()) {
          ratios.put(other.label(), new Ratios(speed.get(), cpu.get(), compiled.get()));
        }
      }
    }
    return ratios;
  }

  private static Optional<Ratio> ratio(
      Pairs pairs, Entry entry, Entry other, ToDoubleFunction<Figures> figure) {
    return pairs.ratio(entry, other, figure, PairedRatio.CONFIDENCE);
  }

  private static Spread steady(List<RunResult> runs, ToDoubleFunction<Figures> figure) {
    return spread(runs, run -> figure.applyAsDouble(run.steady()));
  }

  private static Spread checkpoints(List<RunResult> runs, Function<Checkpoints, Double> value) {
    return known(runs, run -> run.checkpoints() == null ? null : value.apply(run.checkpoints()));
  }

  /** Of the runs for which there is a value. */
  private static Spread known(List<RunResult> runs, Function<RunResult, Double> value) {
    List<Double> values = runs.stream().map(value).filter(Objects::nonNull).toList();
    return values.isEmpty() ? null : Spread.of(values);
  }

  private static Spread spread(List<RunResult> runs, ToDoubleFunction<RunResult> value) {
    return runs.isEmpty()
        ? null
        : Spread.of(runs.stream().map(run -> value.applyAsDouble(run)).toList());
  }
}
