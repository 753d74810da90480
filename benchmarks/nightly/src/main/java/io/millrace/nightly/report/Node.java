package io.millrace.nightly.report;

/** A part of the page. */
sealed interface Node permits Element, Node.Text, Node.Verbatim {

  /** Appends it as HTML. */
  void write(StringBuilder html);

  /** Appends text so that it is nothing but text, between tags and in attributes. */
  static void escape(String text, StringBuilder html) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }

  /** Text, which is escaped. */
  record Text(String text) implements Node {
    @Override
    public void write(StringBuilder html) {
      escape(text, html);
    }
  }

  /** What is written as it stands: our own style sheet, and nothing from outside. */
  record Verbatim(String text) implements Node {
    @Override
    public void write(StringBuilder html) {
      html.append(text);
    }
  }
}
