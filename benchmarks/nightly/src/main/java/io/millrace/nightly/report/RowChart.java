package io.millrace.nightly.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart with a row for each system: name, drawing, value. On a phone the drawing goes below name
 * and value, so that nothing gets smaller.
 *
 * @param title what is shown
 * @param note how to read it, in a sentence
 * @param axis quantity, unit and kind of the axis
 * @param scale of the axis
 * @param reference a value at which a line stands in every row; NaN for none
 * @param rows from top to bottom
 */
record RowChart(
    String title, String note, String axis, Scale scale, double reference, List<Row> rows) {

  RowChart {
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param name of the system
   * @param ours whether it is watched
   * @param marks on the drawing
   * @param value in short
   * @param detail beside the value, less prominent
   * @param sentence what the drawing says
   */
  record Row(
      String name,
      boolean ours,
      List<Element> marks,
      String value,
      String detail,
      String sentence) {

    Row {
      marks = List.copyOf(marks);
    }
  }

  /** The chart with less room for names and values, because they are short. */
  Element narrow(Node... below) {
    return render(below).type("chart narrow");
  }

  /** The chart; what is given besides comes below it. */
  Element render(Node... below) {
    List<Node> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(
          Element.of("div")
              .type(row.ours() ? "row ours" : "row")
              .with(
                  Element.of("span", row.name()).type("name"),
                  Svg.drawing("plot", row.sentence()).with(grid()).with(row.marks()),
                  Element.of("span", row.value())
                      .type("value")
                      .with(Element.of("small", row.detail()))));
    }
    lines.add(Element.of("div").type("row axis").with(Svg.decoration("plot ticks").with(labels())));
    return Element.of("figure")
        .type("chart")
        .with(caption(title, note), Element.of("div").type("rows").with(lines))
        .with(Element.of("p", axis).type("axis-name"))
        .with(below);
  }

  static Element caption(String title, String note) {
    return Element.of("figcaption")
        .with(Element.of("strong", title), Element.of("span", note).type("note"));
  }

  private List<Element> grid() {
    List<Element> grid = new ArrayList<>();
    for (double tick : scale.ticks()) {
      grid.add(Svg.upright("grid", scale.at(tick)));
    }
    if (!Double.isNaN(reference)) {
      grid.add(Svg.upright("reference", scale.at(reference)));
    }
    return grid;
  }

  private List<Element> labels() {
    return scale.ticks().stream()
        .map(tick -> Svg.text("tick", scale.at(tick), 60, scale.label(tick)))
        .toList();
  }
}
