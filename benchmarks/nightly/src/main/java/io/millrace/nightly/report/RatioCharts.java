package io.millrace.nightly.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Ratio;
import io.millrace.nightly.report.RowChart.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** How the systems compare with the baseline: a dot with its interval for each. */
record RatioCharts(Report report, Report.Scenario scenario) {

  /** Charts of a setting; none if nothing can be compared. */
  List<Element> of(Setting setting) {
    List<Element> charts = new ArrayList<>();
    for (Quantity quantity : List.of(Quantity.CPU, Quantity.SPEED)) {
      List<Figure> figures =
          setting.figures(scenario.result()).stream()
              .filter(figure -> quantity.metric().ratio(figure, report.baseline()).isPresent())
              .toList();
      if (!figures.isEmpty()) {
        charts.add(chart(setting, quantity, figures));
      }
    }
    return charts;
  }

  private Element chart(Setting setting, Quantity quantity, List<Figure> figures) {
    List<Ratio> ratios =
        figures.stream()
            .map(figure -> quantity.metric().ratio(figure, report.baseline()).orElseThrow())
            .toList();
    Scale scale =
        Scale.logarithmic(
            DoubleStream.concat(
                DoubleStream.of(1),
                ratios.stream()
                    .flatMapToDouble(
                        ratio ->
                            ratio.low() == null
                                ? DoubleStream.of(ratio.median())
                                : DoubleStream.of(ratio.median(), ratio.low(), ratio.high()))));
    List<Row> rows = new ArrayList<>();
    Table table =
        new Table(
            quantity.ratio() + ", " + setting.words() + ", as multiples of " + report.baseline(),
            "System",
            "Ratio",
            "95 % interval",
            "Blocks",
            "Sign test");
    for (int i = 0; i < figures.size(); i++) {
      String system = figures.get(i).system();
      Ratio ratio = ratios.get(i);
      String interval =
          ratio.low() == null ? "no interval" : Amounts.range(ratio.low(), ratio.high());
      rows.add(
          new Row(
              system,
              report.watches(system),
              marks(scale, ratio),
              Amounts.of(ratio.median()) + " ×",
              interval,
              system + ": " + Amounts.of(ratio.median()) + " times, " + interval));
      table.row(
          system,
          Amounts.of(ratio.median()),
          interval,
          String.valueOf(ratio.blocks()),
          "p = " + Amounts.of(ratio.signTest()));
    }
    return new RowChart(
            quantity.ratio() + " beside " + report.baseline(),
            setting.words()
                + "; "
                + quantity.sense()
                + ". The line at 1 is "
                + report.baseline()
                + ".",
            "times that of " + report.baseline() + ", logarithmic; whiskers: 95 % interval",
            scale,
            1,
            rows)
        .render(table.folded("As a table"));
  }

  private static List<Element> marks(Scale scale, Ratio ratio) {
    List<Element> marks = new ArrayList<>();
    if (ratio.low() != null) {
      marks.add(Svg.whisker(scale.at(ratio.low()), scale.at(ratio.high())));
    }
    marks.add(Svg.dot("dot", scale.at(ratio.median()), 0));
    return marks;
  }
}
