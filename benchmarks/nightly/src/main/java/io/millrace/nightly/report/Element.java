package io.millrace.nightly.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An element of HTML or SVG that is being built. */
final class Element implements Node {
  private static final Set<String> WITHOUT_END = Set.of("meta", "br", "hr");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Node> children = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  static Element of(String name, Node... children) {
    return new Element(name).with(children);
  }

  static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  Element attr(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** An attribute that is a share of the surrounding width or height. */
  Element percent(String attribute, double value) {
    return attr(attribute, String.format(Locale.ROOT, "%.2f%%", value));
  }

  Element type(String type) {
    return attr("class", type);
  }

  Element with(Node... more) {
    children.addAll(List.of(more));
    return this;
  }

  Element with(List<? extends Node> more) {
    children.addAll(more);
    return this;
  }

  Element text(String text) {
    children.add(new Text(text));
    return this;
  }

  @Override
  public void write(StringBuilder html) {
    html.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          html.append(' ').append(attribute).append("=\"");
          Node.escape(value, html);
          html.append('"');
        });
    html.append('>');
    if (!WITHOUT_END.contains(name)) {
      children.forEach(child -> child.write(html));
      html.append("</").append(name).append('>');
    }
  }
}
