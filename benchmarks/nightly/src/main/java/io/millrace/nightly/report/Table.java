package io.millrace.nightly.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table that becomes a list of cards on a phone. Roles are written out, since a style that
 * changes how a table is laid out takes them away.
 */
final class Table {
  private final String caption;
  private final List<String> columns;
  private final List<Element> rows = new ArrayList<>();

  Table(String caption, String... columns) {
    this.caption = caption;
    this.columns = List.of(columns);
  }

  /** Adds a row of texts, the first of which names it. */
  Table row(String... cells) {
    List<Node> nodes = new ArrayList<>();
    for (String cell : cells) {
      nodes.add(new Node.Text(cell));
    }
    return row(nodes);
  }

  /** Adds a row, the first cell of which names it. */
  Table row(List<? extends Node> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns);
    }
    Element row = Element.of("tr").attr("role", "row");
    for (int i = 0; i < cells.size(); i++) {
      Element cell =
          i == 0
              ? Element.of("th").attr("scope", "row").attr("role", "rowheader")
              : Element.of("td").attr("role", "cell").attr("data-label", columns.get(i));
      row.with(cell.with(cells.get(i)));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Element render() {
    Element head = Element.of("tr").attr("role", "row");
    for (String column : columns) {
      head.with(Element.of("th", column).attr("scope", "col").attr("role", "columnheader"));
    }
    return Element.of("table")
        .attr("role", "table")
        .with(
            Element.of("caption", caption),
            Element.of("thead", head).attr("role", "rowgroup"),
            Element.of("tbody").attr("role", "rowgroup").with(rows));
  }

  /** The table behind a line that opens it. */
  Element folded(String line) {
    return Element.of("details", Element.of("summary", line), render());
  }
}
