package io.millrace.nightly.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.result.Spread;
import io.millrace.nightly.report.RowChart.Row;
import java.util.ArrayList;
import java.util.List;

/** Every single run that counts, as a dot. */
record RunCharts(Report report, Report.Scenario scenario) {
  private static final int[] OFF = {-6, 0, 6, -3, 3};

  /** Charts of a setting. */
  List<Element> of(Setting setting) {
    List<Element> charts = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      List<Figure> figures =
          setting.figures(scenario.result()).stream()
              .filter(figure -> !runs(figure, quantity).isEmpty())
              .toList();
      if (!figures.isEmpty()) {
        charts.add(chart(setting, quantity, figures));
      }
    }
    return charts;
  }

  private Element chart(Setting setting, Quantity quantity, List<Figure> figures) {
    Scale scale =
        Scale.logarithmic(
            figures.stream()
                .flatMap(figure -> runs(figure, quantity).stream())
                .mapToDouble(run -> value(run, quantity)));
    List<Row> rows = new ArrayList<>();
    Table table =
        new Table(
            quantity.title() + " of every run, " + setting.words() + ", " + quantity.unit(),
            "System",
            "Median",
            "Runs, in the order of the blocks");
    for (Figure figure : figures) {
      List<RunRecord> runs = runs(figure, quantity);
      Spread spread = Spread.of(runs.stream().map(run -> value(run, quantity)).toList());
      String range = Amounts.range(spread.low(), spread.high());
      rows.add(
          new Row(
              figure.system(),
              report.watches(figure.system()),
              marks(scale, spread, runs, quantity),
              Amounts.of(spread.median()) + " " + quantity.unit(),
              range,
              figure.system()
                  + ": "
                  + runs.size()
                  + (runs.size() == 1 ? " run, " : " runs, ")
                  + range
                  + " "
                  + quantity.unit()));
      table.row(
          figure.system(),
          Amounts.of(spread.median()),
          String.join("; ", spread.values().stream().map(Amounts::of).toList()));
    }
    return new RowChart(
            quantity.title() + ", every run",
            setting.words() + "; " + quantity.sense() + ". A dot is a run, the bar their median.",
            quantity.title() + ", " + quantity.unit() + ", logarithmic",
            scale,
            Double.NaN,
            rows)
        .render(table.folded("As a table"));
  }

  private static List<Element> marks(
      Scale scale, Spread spread, List<RunRecord> runs, Quantity quantity) {
    List<Element> marks = new ArrayList<>();
    double median = scale.at(spread.median());
    marks.add(Svg.line("median", median, 15, median, 85));
    for (int i = 0; i < runs.size(); i++) {
      RunRecord run = runs.get(i);
      double value = value(run, quantity);
      marks.add(
          Svg.hint(
              Svg.dot("run", scale.at(value), OFF[i % OFF.length]),
              "block " + run.block() + ": " + Amounts.of(value) + " " + quantity.unit()));
    }
    return marks;
  }

  private List<RunRecord> runs(Figure figure, Quantity quantity) {
    return scenario.result().runs().stream()
        .filter(RunRecord::valid)
        .filter(run -> run.system().equals(figure.system()))
        .filter(run -> Setting.of(run).equals(Setting.of(figure)))
        .filter(run -> quantity.metric().value(run).isPresent())
        .toList();
  }

  private static double value(RunRecord run, Quantity quantity) {
    return quantity.in(quantity.metric().value(run).orElseThrow());
  }
}
