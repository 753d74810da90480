package io.millrace.nightly.report;

import java.util.List;

/**
 * Parts of drawings. Places are per cent of the drawing, sizes are pixels: so a drawing takes any
 * width, and its letters and dots keep their size on a phone.
 */
final class Svg {
  private static final double HALF = 50;

  private Svg() {}

  /** A drawing that stands for a sentence. */
  static Element drawing(String type, String sentence) {
    return Element.of("svg").type(type).attr("role", "img").attr("aria-label", sentence);
  }

  /** A drawing that says nothing which is not said elsewhere. */
  static Element decoration(String type) {
    return Element.of("svg").type(type).attr("aria-hidden", "true");
  }

  static Element line(String type, double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .type(type)
        .percent("x1", x1)
        .percent("y1", y1)
        .percent("x2", x2)
        .percent("y2", y2);
  }

  static Element upright(String type, double x) {
    return line(type, x, 0, x, 100);
  }

  static Element level(String type, double y) {
    return line(type, 0, y, 100, y);
  }

  static Element bar(String type, double from, double to) {
    return Element.of("rect")
        .type(type)
        .percent("x", from)
        .attr("y", "28%")
        .percent("width", Math.max(0, to - from))
        .attr("height", "44%");
  }

  /** A dot in the middle of a row, or some pixels off it. */
  static Element dot(String type, double x, int off) {
    return Element.of("circle")
        .type(type)
        .percent("cx", x)
        .percent("cy", HALF)
        .attr("r", "4.5")
        .attr("transform", "translate(0 " + off + ")");
  }

  static Element whisker(double from, double to) {
    return Element.of("g")
        .type("whisker")
        .with(
            line("", from, HALF, to, HALF), line("", from, 34, from, 66), line("", to, 34, to, 66));
  }

  /** A mark that says by its shape which line it belongs to. */
  static Element mark(Shape shape, String type, double x, double y) {
    return Element.of("svg")
        .type("mark")
        .percent("x", x)
        .percent("y", y)
        .with(Element.of("path").type(type).attr("d", shape.path));
  }

  /** What appears when a pointer rests on an element. */
  static Element hint(Element element, String text) {
    return element.with(Element.of("title", text));
  }

  static Element text(String type, double x, double y, String text) {
    String anchor = x < 6 ? "start" : x > 94 ? "end" : "middle";
    return Element.of("text", text)
        .type(type)
        .percent("x", x)
        .percent("y", y)
        .attr("text-anchor", anchor);
  }

  /** Shapes that differ without colour. */
  enum Shape {
    CIRCLE("M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z"),
    SQUARE("M-4,-4h8v8h-8z"),
    TRIANGLE("M0,-5.5L5,3.5H-5z"),
    DIAMOND("M0,-5.5L5.5,0L0,5.5L-5.5,0z"),
    CROSS("M-4.5,-1.5h3v-3h3v3h3v3h-3v3h-3v-3h-3z"),
    WEDGE("M0,5.5L5,-3.5H-5z"),
    NONE("");

    private static final List<Shape> DRAWN =
        List.of(CIRCLE, SQUARE, TRIANGLE, DIAMOND, CROSS, WEDGE);

    private final String path;

    Shape(String path) {
      this.path = path;
    }

    static Shape number(int index) {
      return DRAWN.get(index % DRAWN.size());
    }
  }
}
