package io.millrace.nightly.report;

import io.millrace.nightly.report.Svg.Shape;
import java.util.List;
import java.util.Locale;

/**
 * A chart with lines from left to right.
 *
 * @param title what is shown
 * @param note how to read it, in a sentence
 * @param across quantity and unit of the axis from left to right
 * @param up quantity and unit of the axis from bottom to top
 * @param ticks of the axis across
 * @param scale of the axis up
 * @param lines in the order of the legend, the last one on top
 * @param sentence what the drawing says
 */
record LineChart(
    String title,
    String note,
    String across,
    String up,
    List<Tick> ticks,
    Scale scale,
    List<Line> lines,
    String sentence) {
  private static final double EVERY = 100;

  LineChart {
    ticks = List.copyOf(ticks);
    lines = List.copyOf(lines);
  }

  /** A label at a place of the axis across. */
  record Tick(double at, String label) {}

  /** A point of a line; the hint appears when a pointer rests on it. */
  record Point(double at, double value, String hint) {}

  /**
   * A line.
   *
   * @param name for the legend; empty for a line that is not in it
   * @param type how it is drawn
   * @param shape of its points
   * @param points from left to right
   */
  record Line(String name, String type, Shape shape, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /** The chart; what is given besides comes below it. */
  Element render(Node... below) {
    Element drawing = Svg.drawing("plot", sentence);
    for (double tick : scale.ticks()) {
      drawing.with(Svg.level("grid", height(tick)));
    }
    for (Tick tick : ticks) {
      drawing.with(Svg.upright("grid", tick.at()));
    }
    drawing.with(paths());
    for (Line line : lines) {
      if (line.shape() != Shape.NONE) {
        for (Point point : line.points()) {
          drawing.with(
              Svg.hint(
                  Svg.mark(line.shape(), line.type(), point.at(), height(point.value())),
                  point.hint()));
        }
      }
    }
    return Element.of("figure")
        .type("chart")
        .with(RowChart.caption(title, note))
        .with(named().size() > 1 ? List.of(legend()) : List.of())
        .with(Element.of("p", up).type("axis-name up"))
        .with(
            Element.of("div")
                .type("lines")
                .with(heights(), drawing, Svg.decoration("plot ticks").with(labels())))
        .with(Element.of("p", across).type("axis-name"))
        .with(below);
  }

  private double height(double value) {
    return EVERY - scale.at(value);
  }

  /** Lines are stretched with the drawing, their strokes are not. */
  private Element paths() {
    Element paths =
        Element.of("svg").attr("viewBox", "0 0 100 100").attr("preserveAspectRatio", "none");
    for (Line line : lines) {
      StringBuilder path = new StringBuilder();
      for (Point point : line.points()) {
        path.append(
            String.format(
                Locale.ROOT,
                "%s%.2f,%.2f",
                path.isEmpty() ? "M" : "L",
                point.at(),
                height(point.value())));
      }
      paths.with(Element.of("path").type("path " + line.type()).attr("d", path.toString()));
    }
    return paths;
  }

  private Element heights() {
    Element labels = Svg.decoration("heights");
    for (double tick : scale.ticks()) {
      labels.with(
          Element.of("text", scale.label(tick))
              .type("tick")
              .attr("x", "100%")
              .percent("y", height(tick))
              .attr("dy", "0.32em")
              .attr("text-anchor", "end"));
    }
    return labels;
  }

  private List<Element> labels() {
    return ticks.stream().map(tick -> Svg.text("tick", tick.at(), 60, tick.label())).toList();
  }

  private List<Line> named() {
    return lines.stream().filter(line -> !line.name().isEmpty()).toList();
  }

  private Element legend() {
    Element legend = Element.of("ul").type("legend");
    for (Line line : named()) {
      legend.with(
          Element.of("li")
              .with(
                  Svg.decoration("sample")
                      .with(
                          Svg.level("path " + line.type(), 50),
                          Svg.mark(line.shape(), line.type(), 50, 50)))
              .text(line.name()));
    }
    return legend;
  }
}
