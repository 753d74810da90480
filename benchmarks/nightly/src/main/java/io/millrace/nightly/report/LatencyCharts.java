package io.millrace.nightly.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Latency;
import io.millrace.benchmark.result.Latency.Percentiles;
import io.millrace.nightly.report.LineChart.Line;
import io.millrace.nightly.report.LineChart.Point;
import io.millrace.nightly.report.LineChart.Tick;
import io.millrace.nightly.report.Svg.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How long results take, by percentile. */
record LatencyCharts(Report report, Report.Scenario scenario) {
  private static final double MILLIS = 1e-3;
  private static final double[] LABELLED = {0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999};

  /** Charts of a setting; none if no latency was measured. */
  List<Element> of(Setting setting) {
    List<Figure> figures =
        setting.figures(scenario.result()).stream()
            .filter(figure -> figure.latency() != null)
            .toList();
    List<Element> charts = new ArrayList<>();
    if (!figures.isEmpty()) {
      chart(
              setting,
              figures,
              "Latency of single events",
              "from when a record was due",
              Latency::enriched)
          .ifPresent(charts::add);
      chart(
              setting,
              figures,
              "Latency of totals",
              "from the earliest moment at which a window could be given",
              Latency::totals)
          .ifPresent(charts::add);
      charts.add(Element.of("div", table(setting, figures)).type("whole"));
    }
    return charts;
  }

  private Optional<Element> chart(
      Setting setting,
      List<Figure> figures,
      String title,
      String from,
      Function<Latency, Percentiles> part) {
    List<Figure> drawn = figures.stream().filter(figure -> !curve(figure, part).isEmpty()).toList();
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    double right =
        drawn.stream()
            .flatMap(figure -> curve(figure, part).stream())
            .mapToDouble(point -> nines(point.quantile()))
            .max()
            .orElseThrow();
    Scale scale =
        Scale.logarithmic(
            drawn.stream()
                .flatMap(figure -> curve(figure, part).stream())
                .mapToDouble(point -> point.micros() * MILLIS));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      Figure figure = drawn.get(i);
      List<Point> points = new ArrayList<>();
      for (Latency.Point point : curve(figure, part)) {
        double millis = point.micros() * MILLIS;
        points.add(
            new Point(
                place(point.quantile(), right),
                millis,
                figure.system()
                    + ", "
                    + percent(point.quantile())
                    + ": "
                    + Amounts.of(millis)
                    + " ms"));
      }
      String name = figure.system() + " at " + Amounts.tick(figure.latency().offeredRate()) + "/s";
      String type = report.watches(figure.system()) ? "ours" : "peer dash" + i % 4;
      lines.add(new Line(name, type, Shape.number(i), points));
    }
    return Optional.of(
        new LineChart(
                title,
                setting.words() + "; " + from + "; lower is better.",
                "percentile: share of results that were at least as quick, %",
                "milliseconds, logarithmic",
                ticks(right),
                scale,
                lines,
                title + " of " + drawn.size() + " systems; the table below has the values")
            .render());
  }

  private Element table(Setting setting, List<Figure> figures) {
    Table table =
        new Table(
            "Latency in ms, " + setting.words(),
            "System",
            "Offered, records/s",
            "Sustainable, records/s",
            "Events 50 / 99 / 99.9 %",
            "From the actual sending",
            "Events, most",
            "Totals 50 / 99 %",
            "Sending late, 99.9 %");
    for (Figure figure : figures) {
      Latency latency = figure.latency();
      table.row(
          figure.system(),
          Amounts.of(latency.offeredRate()),
          latency.sustainableRate() == null
              ? "not searched"
              : Amounts.of(latency.sustainableRate()),
          at(latency.enriched().curve(), 0.5, 0.99, 0.999),
          at(latency.enriched().naive(), 0.5, 0.99, 0.999),
          Amounts.of(latency.enriched().maxMicros() * MILLIS),
          at(latency.totals().curve(), 0.5, 0.99),
          at(latency.sendDelay().curve(), 0.999));
    }
    return table.render();
  }

  private static List<Latency.Point> curve(Figure figure, Function<Latency, Percentiles> part) {
    return part.apply(figure.latency()).curve().stream()
        .filter(point -> point.quantile() < 1 && point.micros() > 0)
        .toList();
  }

  private static String at(List<Latency.Point> curve, double... quantiles) {
    List<String> values = new ArrayList<>();
    for (double quantile : quantiles) {
      values.add(
          curve.stream()
              .filter(point -> point.quantile() == quantile)
              .map(point -> Amounts.of(point.micros() * MILLIS))
              .findFirst()
              .orElse("–"));
    }
    return String.join(" / ", values);
  }

  private static List<Tick> ticks(double right) {
    List<Tick> ticks = new ArrayList<>();
    for (double quantile : LABELLED) {
      if (nines(quantile) <= right + 1e-9) {
        ticks.add(new Tick(place(quantile, right), number(quantile)));
      }
    }
    return ticks;
  }

  /** Each nine more is as far as the one before. */
  private static double nines(double quantile) {
    return -Math.log10(1 - quantile);
  }

  private static double place(double quantile, double right) {
    return 2 + 91 * nines(quantile) / right;
  }

  private static String percent(double quantile) {
    return number(quantile) + " %";
  }

  private static String number(double quantile) {
    return new BigDecimal(quantile * 100)
        .round(new MathContext(8))
        .stripTrailingZeros()
        .toPlainString();
  }
}
