package io.millrace.nightly.report;

import io.millrace.benchmark.result.Latency;
import io.millrace.benchmark.result.Latency.Percentiles;
import io.millrace.benchmark.result.LatencyAtRate;
import io.millrace.benchmark.result.LatencyAtRate.QuantileSpread;
import io.millrace.benchmark.result.Spread;
import io.millrace.benchmark.result.SustainableRate;
import io.millrace.nightly.report.LineChart.Line;
import io.millrace.nightly.report.LineChart.Point;
import io.millrace.nightly.report.LineChart.Tick;
import io.millrace.nightly.report.RateGroup.Member;
import io.millrace.nightly.report.Svg.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long results take, by percentile. */
record LatencyCharts(Report report, Report.Scenario scenario) {
  private static final double MILLIS = 1e-3;
  private static final double[] LABELLED = {0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999};

  /** Charts of a setting; none if no latency was measured. */
  List<Element> of(Setting setting) {
    List<Element> charts = new ArrayList<>();
    for (RateGroup group : RateGroup.of(setting.figures(scenario.result()))) {
      chart(setting, group, "Latency of single events", "from when a record was due", Part.EVENTS)
          .ifPresent(charts::add);
      chart(
              setting,
              group,
              "Latency of totals",
              "from the earliest moment at which a window could be given",
              Part.TOTALS)
          .ifPresent(charts::add);
      charts.add(Element.of("div", table(setting, group)).type("whole"));
    }
    return charts;
  }

  /** What latencies are of. */
  private enum Part {
    EVENTS,
    TOTALS;

    /** The points that a logarithmic chart can show. */
    List<Latency.Point> curve(Member member) {
      Latency together = member.latency().together();
      Percentiles percentiles = this == EVENTS ? together.enriched() : together.totals();
      return percentiles.curve().stream()
          .filter(point -> point.quantile() < 1 && point.micros() > 0)
          .toList();
    }
  }

  private Optional<Element> chart(
      Setting setting, RateGroup group, String title, String from, Part part) {
    List<Member> drawn =
        group.members().stream().filter(member -> !part.curve(member).isEmpty()).toList();
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    double right =
        drawn.stream()
            .flatMap(member -> part.curve(member).stream())
            .mapToDouble(point -> nines(point.quantile()))
            .max()
            .orElseThrow();
    Scale scale =
        Scale.logarithmic(
            drawn.stream()
                .flatMap(member -> part.curve(member).stream())
                .mapToDouble(point -> point.micros() * MILLIS));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      lines.add(line(drawn.get(i), i, part, right));
    }
    return Optional.of(
        new LineChart(
                title,
                setting.words() + "; " + group.words() + "; " + from + "; lower is better.",
                "percentile: share of results that were at least as quick, %",
                "milliseconds, logarithmic",
                ticks(right),
                scale,
                lines,
                title + " of " + drawn.size() + " systems; the table below has the values")
            .render());
  }

  private Line line(Member member, int number, Part part, double right) {
    String system = member.figure().system();
    List<Point> points = new ArrayList<>();
    for (Latency.Point point : part.curve(member)) {
      double millis = point.micros() * MILLIS;
      points.add(
          new Point(
              place(point.quantile(), right),
              millis,
              system + ", " + percent(point.quantile()) + ": " + Amounts.of(millis) + " ms"));
    }
    return new Line(
        system + " at " + Amounts.tick(member.latency().offeredRate()) + "/s",
        report.watches(system) ? "ours" : "peer dash" + number % 4,
        Shape.number(number),
        points);
  }

  private Element table(Setting setting, RateGroup group) {
    Table table =
        new Table(
            "Latency in ms, " + setting.words() + "; " + group.words() + "; medians of repetitions",
            "System",
            "Offered, records/s",
            "Sustainable, records/s",
            "Events 50 / 99 / 99.9 %",
            "99 % from repetition to repetition",
            "From the actual sending",
            "Events, most",
            "Totals 50 / 90 / 99 %",
            "Sending late, 99.9 %");
    for (Member member : group.members()) {
      LatencyAtRate latency = member.latency();
      table.row(
          member.figure().system(),
          Amounts.of(latency.offeredRate()),
          sustainable(member.figure().sustainable()),
          medians(latency.enriched(), 0.5, 0.99, 0.999),
          range(latency.enriched()),
          medians(latency.naive(), 0.5, 0.99, 0.999),
          Amounts.of(latency.together().enriched().maxMicros() * MILLIS),
          medians(latency.totals(), 0.5, 0.9, 0.99),
          latency.together().sendDelay().curve().stream()
              .filter(point -> point.quantile() == 0.999)
              .map(point -> Amounts.of(point.micros() * MILLIS))
              .findFirst()
              .orElse("–"));
    }
    return table.render();
  }

  private static String sustainable(SustainableRate rate) {
    if (rate == null) {
      return "not searched";
    } else if (rate.recordsPerSecond() == null) {
      return "not found";
    }
    return (rate.atLeast() ? "at least " : "") + Amounts.of(rate.recordsPerSecond());
  }

  private static String medians(List<QuantileSpread> spreads, double... quantiles) {
    List<String> values = new ArrayList<>();
    for (double quantile : quantiles) {
      values.add(
          at(spreads, quantile).map(spread -> Amounts.of(spread.median() * MILLIS)).orElse("–"));
    }
    return String.join(" / ", values);
  }

  private static String range(List<QuantileSpread> spreads) {
    return at(spreads, 0.99)
        .map(spread -> Amounts.range(spread.low() * MILLIS, spread.high() * MILLIS))
        .orElse("–");
  }

  private static Optional<Spread> at(List<QuantileSpread> spreads, double quantile) {
    return spreads.stream()
        .filter(spread -> spread.quantile() == quantile)
        .map(QuantileSpread::micros)
        .findFirst();
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
