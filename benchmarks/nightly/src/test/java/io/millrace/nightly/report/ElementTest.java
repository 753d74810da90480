package io.millrace.nightly.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementTest {
  @Test
  void escapesTextAndAttributes() {
    String nasty = "<script>\"&'</script>";
    assertThat(html(Element.of("p", nasty).attr("title", nasty)))
        .isEqualTo(
            "<p title=\"&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;\">"
                + "&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;</p>");
  }

  @Test
  void nestsAndClosesWhatHasAnEnd() {
    assertThat(html(Element.of("div", Element.of("br"), Element.of("svg").percent("x", 12.345))))
        .isEqualTo("<div><br><svg x=\"12.35%\"></svg></div>");
  }

  private static String html(Element element) {
    StringBuilder html = new StringBuilder();
    element.write(html);
    return html.toString();
  }
}
