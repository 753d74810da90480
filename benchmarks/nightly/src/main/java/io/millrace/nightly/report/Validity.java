package io.millrace.nightly.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.result.RunRecord.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What counts, what does not, and why not. */
record Validity(Result result) {

  /** Tables of figures and of single runs. */
  List<Element> tables() {
    List<Element> tables = new ArrayList<>();
    Table out = figures("Figures that do not count, or not with all runs", false);
    Table in = figures("Figures that count with all runs", true);
    if (!out.isEmpty()) {
      tables.add(out.render());
    }
    Table runs =
        new Table(
            "Runs that do not count", "System", "Setting", "Block, attempt", "Why not", "Audit");
    for (RunRecord run : result.runs()) {
      if (!run.valid() && run.kind() != Kind.PROBE) {
        runs.row(
            run.system(),
            Setting.of(run).words(),
            run.block() + ", " + run.attempt(),
            String.join("; ", run.reasons()),
            run.audit());
      }
    }
    if (!runs.isEmpty()) {
      tables.add(runs.folded("Runs that do not count"));
    }
    if (!in.isEmpty()) {
      tables.add(in.folded("Figures that count with all runs"));
    }
    return tables;
  }

  /** Figures of a system that are alike share a row. */
  private Table figures(String caption, boolean whole) {
    Map<List<String>, List<String>> rungs = new LinkedHashMap<>();
    for (Figure figure : result.figures()) {
      if (wholly(figure) == whole) {
        List<String> alike =
            List.of(
                figure.system(),
                Setting.of(figure).how(),
                result.valid() && figure.valid() ? "yes" : "no",
                valid(figure) + " of " + figure.audit().runs(),
                figure.audit().clean() + " of " + figure.audit().runs(),
                reasons(figure));
        rungs.computeIfAbsent(alike, key -> new ArrayList<>()).add(figure.rung());
      }
    }
    Table table =
        new Table(
            caption,
            "System",
            "Rungs",
            "Setting",
            "Counts",
            "Runs that count",
            "Clean audits",
            "Reasons");
    rungs.forEach(
        (alike, names) -> {
          List<String> cells = new ArrayList<>(alike);
          cells.add(1, String.join(", ", names));
          table.row(cells.toArray(String[]::new));
        });
    return table;
  }

  private boolean wholly(Figure figure) {
    return result.valid()
        && figure.valid()
        && figure.reasons().isEmpty()
        && figure.audit().clean() == figure.audit().runs();
  }

  private long valid(Figure figure) {
    return result.runs().stream()
        .filter(run -> run.valid() && run.kind() != Kind.PROBE)
        .filter(run -> run.system().equals(figure.system()))
        .filter(run -> Setting.of(run).equals(Setting.of(figure)))
        .count();
  }

  private static String reasons(Figure figure) {
    return figure.reasons().isEmpty() ? "–" : String.join("; ", figure.reasons());
  }
}
