package io.millrace.nightly.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.Spread;
import io.millrace.nightly.history.Metric;
import io.millrace.nightly.report.RowChart.Row;
import java.util.ArrayList;
import java.util.List;

/** What each rung costs a system, by who spends it. */
record CostCharts(Report report, Report.Scenario scenario) {

  /** A part of the cost. */
  private enum Part {
    APPLICATION("application"),
    COMPILERS("compilers"),
    COLLECTOR("collector");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    double micros(Figure figure) {
      double compilers = micros(figure.compilerNanosPerRecord());
      double collector = micros(figure.collectorNanosPerRecord());
      return switch (this) {
        case APPLICATION -> Math.max(0, micros(figure.cpuNanosPerRecord()) - compilers - collector);
        case COMPILERS -> compilers;
        case COLLECTOR -> collector;
      };
    }

    private static double micros(Spread spread) {
      return spread == null ? 0 : Quantity.CPU.in(spread.median());
    }
  }

  /** A chart for each system. */
  List<Element> charts() {
    Result result = scenario.result();
    List<Figure> figures =
        result.figures().stream()
            .filter(Figure::valid)
            .filter(figure -> Metric.CPU.spread(figure).isPresent())
            .toList();
    List<Element> charts = new ArrayList<>();
    figures.stream()
        .map(figure -> new Group(figure.system(), Setting.of(figure).how()))
        .distinct()
        .forEach(
            group ->
                charts.add(
                    chart(
                        group,
                        figures.stream()
                            .filter(figure -> figure.system().equals(group.system()))
                            .filter(figure -> Setting.of(figure).how().equals(group.how()))
                            .toList())));
    return charts;
  }

  /** Figures that share a chart. */
  private record Group(String system, String how) {}

  /** What the colours mean. */
  static Element legend() {
    Element legend = Element.of("ul").type("legend");
    for (Part part : Part.values()) {
      legend.with(
          Element.of("li")
              .with(Svg.decoration("sample").with(Svg.bar(part.label, 0, 100)))
              .text(part.label));
    }
    return legend;
  }

  private Element chart(Group group, List<Figure> figures) {
    double most =
        figures.stream()
            .mapToDouble(
                figure -> Quantity.CPU.in(Metric.CPU.spread(figure).orElseThrow().median()))
            .max()
            .orElseThrow();
    Scale scale = Scale.fromZero(most);
    List<Row> rows = new ArrayList<>();
    Table table =
        new Table(
            "CPU time of " + group.system() + " by rung, µs per record",
            "Rung",
            "Application",
            "Compilers",
            "Collector",
            "All");
    for (Figure figure : figures) {
      double all = Quantity.CPU.in(Metric.CPU.spread(figure).orElseThrow().median());
      List<Element> bars = new ArrayList<>();
      List<String> cells = new ArrayList<>(List.of(figure.rung()));
      double from = 0;
      for (Part part : Part.values()) {
        double micros = part.micros(figure);
        bars.add(
            Svg.hint(
                Svg.bar(part.label, scale.at(from), scale.at(from + micros)),
                part.label + ": " + Amounts.of(micros) + " µs"));
        cells.add(Amounts.of(micros));
        from += micros;
      }
      cells.add(Amounts.of(all));
      rows.add(
          new Row(
              figure.rung(),
              false,
              bars,
              Amounts.of(all) + " µs",
              "",
              figure.rung() + ": " + Amounts.of(all) + " µs of CPU time per record"));
      table.row(cells.toArray(String[]::new));
    }
    return new RowChart(
            group.system(),
            group.how(),
            "CPU time per record, µs, from 0; every system has its own axis",
            scale,
            Double.NaN,
            rows)
        .narrow(table.folded("As a table"));
  }
}
