package io.millrace.benchmark.report;

import io.millrace.benchmark.result.Spread;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.scenario.Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Where the CPU time of each system goes, in Markdown: a column for each, a row for each layer. */
final class LayerTable {
  private static final double MICRO = 1e3;

  private final List<Entry> entries;
  private final Pairs pairs;
  private final StringBuilder text = new StringBuilder();

  private LayerTable(List<Entry> entries, Pairs pairs) {
    this.entries = entries;
    this.pairs = pairs;
  }

  /** The table of a series; empty if no run of it was profiled. */
  static String of(List<Entry> all, Pairs pairs) {
    List<Entry> profiled =
        all.stream()
            .filter(entry -> pairs.valid(entry).stream().anyMatch(LayerTable::isProfiled))
            .toList();
    LayerTable table = new LayerTable(profiled, pairs);
    if (!profiled.isEmpty()) {
      table.rows();
    }
    return table.text.toString();
  }

  private static boolean isProfiled(RunResult run) {
    return !run.layerNanos().isEmpty();
  }

  private void rows() {
    text.append("\n| µs CPU/record |");
    entries.forEach(
        entry ->
            text.append(' ')
                .append(entry.label())
                .append(' ')
                .append(entry.setting().rung())
                .append(" |"));
    text.append("\n|---|").append("---|".repeat(entries.size())).append('\n');
    for (String layer : layers()) {
      row(layer, run -> run.layerNanos().getOrDefault(layer, 0.0));
    }
    row("compilers", run -> run.steady().jitNanosPerRecord());
    row("collector", run -> run.steady().gcNanosPerRecord());
    row("all", run -> run.steady().cpuNanosPerRecord());
  }

  /** In the order of those that have most of them. */
  private Set<String> layers() {
    Set<String> layers = new LinkedHashSet<>();
    entries.stream()
        .flatMap(entry -> pairs.valid(entry).stream())
        .sorted((one, other) -> other.layerNanos().size() - one.layerNanos().size())
        .forEach(run -> layers.addAll(run.layerNanos().keySet()));
    return layers;
  }

  private void row(String name, ToDoubleFunction<RunResult> nanos) {
    text.append("| ").append(name).append(" |");
    for (Entry entry : entries) {
      double median =
          Spread.of(pairs.valid(entry).stream().map(run -> nanos.applyAsDouble(run)).toList())
              .median();
      text.append(String.format(Locale.ROOT, " %.2f |", median / MICRO));
    }
    text.append('\n');
  }
}
