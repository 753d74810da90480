package io.millrace.nightly.report;

import io.millrace.nightly.detect.Finding;
import io.millrace.nightly.detect.Finding.Verdict;
import io.millrace.nightly.history.HistoryRow;
import io.millrace.nightly.history.Judgement;
import io.millrace.nightly.report.LineChart.Line;
import io.millrace.nightly.report.LineChart.Point;
import io.millrace.nightly.report.LineChart.Tick;
import io.millrace.nightly.report.Svg.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A judged figure over the nights, with its levels and what was found. */
final class HistoryCharts {
  private static final int SHOWN = 90;
  private static final int LISTED = 14;
  private static final int ROOM_FOR_THREE_DATES = 8;

  private final Judgement judgement;
  private final List<HistoryRow> shown;
  private final int hidden;

  private HistoryCharts(Judgement judgement) {
    this.judgement = judgement;
    this.hidden = Math.max(0, judgement.nights().size() - SHOWN);
    this.shown = judgement.nights().subList(hidden, judgement.nights().size());
  }

  /** The chart of a judgement. */
  static Element of(Judgement judgement) {
    return new HistoryCharts(judgement).chart();
  }

  private Element chart() {
    Quantity quantity = Words.quantity(judgement);
    boolean relative = judgement.series().relative();
    return new LineChart(
            Words.title(judgement) + ", " + judgement.series().rung(),
            Words.finding(judgement) + ".",
            "night",
            relative
                ? "times that of " + judgement.series().baseline() + "; " + quantity.sense()
                : quantity.unit() + "; " + quantity.sense(),
            ticks(),
            Scale.around(shown.stream().mapToDouble(this::value)),
            lines(),
            Words.figure(judgement) + ": " + Words.finding(judgement))
        .render(table().folded("The last nights as a table"));
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("", "nights", Shape.CIRCLE, points(0, shown.size())));
    List<Integer> starts = new ArrayList<>(List.of(0));
    judgement.finding().changes().stream()
        .map(change -> change - hidden)
        .filter(change -> change > 0)
        .forEach(starts::add);
    for (int i = 0; i < starts.size(); i++) {
      int to = i + 1 < starts.size() ? starts.get(i + 1) : shown.size();
      lines.add(level(starts.get(i), to));
    }
    Finding finding = judgement.finding();
    int since = shown.size() - finding.since();
    if (finding.verdict() == Verdict.WORSE) {
      lines.add(new Line("", "worse", Shape.TRIANGLE, points(since, shown.size())));
    } else if (finding.verdict() == Verdict.BETTER) {
      lines.add(new Line("", "better", Shape.WEDGE, points(since, shown.size())));
    }
    return lines;
  }

  private List<Point> points(int from, int to) {
    List<Point> points = new ArrayList<>();
    for (int i = from; i < to; i++) {
      HistoryRow row = shown.get(i);
      points.add(
          new Point(
              place(i),
              value(row),
              Words.date(row) + ", " + row.commit() + ": " + Words.value(judgement, row.value())));
    }
    return points;
  }

  private Line level(int from, int to) {
    double[] values = shown.subList(from, to).stream().mapToDouble(this::value).sorted().toArray();
    int half = values.length / 2;
    double median =
        values.length % 2 == 1
            ? values[half]
            : Arrays.stream(values, half - 1, half + 1).average().orElseThrow();
    return new Line(
        "",
        "level",
        Shape.NONE,
        List.of(new Point(place(from), median, ""), new Point(place(to - 1), median, "")));
  }

  private List<Tick> ticks() {
    int last = shown.size() - 1;
    int[] places =
        last == 0
            ? new int[] {0}
            : last < ROOM_FOR_THREE_DATES ? new int[] {0, last} : new int[] {0, last / 2, last};
    return Arrays.stream(places)
        .mapToObj(place -> new Tick(place(place), Words.date(shown.get(place))))
        .toList();
  }

  private Table table() {
    Table table = new Table(Words.figure(judgement), "Night", "Commit", "Value", "Range", "Runs");
    for (int i = shown.size() - 1; i >= Math.max(0, shown.size() - LISTED); i--) {
      HistoryRow row = shown.get(i);
      table.row(
          Words.date(row),
          row.commit(),
          Words.value(judgement, row.value()),
          row.low() == null || row.high() == null
              ? "–"
              : Words.value(judgement, row.low()) + " to " + Words.value(judgement, row.high()),
          String.valueOf(row.runs()));
    }
    return table;
  }

  /** Nights are equally far from each other, however many days lie between. */
  private double place(int index) {
    return shown.size() == 1 ? 50 : 2 + 96.0 * index / (shown.size() - 1);
  }

  private double value(HistoryRow row) {
    return judgement.series().relative() ? row.value() : Words.quantity(judgement).in(row.value());
  }
}
