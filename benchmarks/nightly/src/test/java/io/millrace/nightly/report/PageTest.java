package io.millrace.nightly.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.nightly.ExamplePage;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Pattern DRAWING =
      Pattern.compile("<svg class=\"[^\"]*\" role=\"img\" [^>]*>");
  private static final Pattern FIGURE = Pattern.compile("<figure.*?</figure>", Pattern.DOTALL);

  @Test
  void needsNothingElse() {
    String html = Page.of(ExamplePage.of(8, 0));
    assertThat(html)
        .doesNotContain(
            "<script", "<link", "<img", "<iframe", "http://", "https://", "url(", "@import")
        .contains("default-src &#39;none&#39;");
  }

  @Test
  void escapesWhatResultsSay() {
    String html = Page.of(ExamplePage.of(8, 0));
    assertThat(html)
        .contains("missing=3 &lt;b&gt;twice&lt;/b&gt;=1")
        .contains("&lt;script&gt;alert(&#39;configuration is escaped&#39;)")
        .doesNotContain("<b>");
  }

  @Test
  void saysWhatGotWorse() {
    String html = Page.of(ExamplePage.of(45, 5));
    assertThat(html)
        .contains("12 figures got worse</h2>")
        .contains("CPU time per record (compilers apart) of millrace-flink beside beam-per-record")
        .contains("Since 2026-02-10, first with commit");
    assertThat(Page.of(ExamplePage.of(45, 0))).contains("Nothing got worse</h2>");
    assertThat(Page.of(ExamplePage.of(2, 0))).contains("Too few nights to judge</h2>");
  }

  @Test
  void showsNoFigureOfWhatDoesNotCount() {
    String html = Page.of(ExamplePage.of(8, 0));
    String beforeValidity = html.substring(0, html.indexOf(">Validity<"));
    assertThat(beforeValidity).doesNotContain("unclean-peer");
    assertThat(html.substring(html.indexOf(">Validity<")))
        .contains("unclean-peer", "audit: 3 records are missing", "noisy: others used 0.31 cores");
  }

  @Test
  void showsNoFigureOfASeriesThatDoesNotCount() {
    String html = Page.of(ExamplePage.broken());
    String second = html.substring(html.lastIndexOf("<section class=\"scenario\""));
    assertThat(second)
        .contains("This series does not count: block 3 of 6 had not ended")
        .doesNotContain("<figure", " µs", "records/s");
    assertThat(html).contains("6 figures could not be judged</h2>");
  }

  @Test
  void saysWhatASustainableRateIsABoundOf() {
    assertThat(Page.of(ExamplePage.of(8, 0)))
        .contains("each at 80 % of its own sustainable rate")
        .containsPattern("millrace-flink</t[hd]><td[^>]*>8,750</td><td[^>]*>at least 126,000</td>")
        .containsPattern("beam-per-record</t[hd]><td[^>]*>8,750</td><td[^>]*>17,800</td>");
  }

  @Test
  void describesEveryDrawing() {
    String html = Page.of(ExamplePage.of(45, 5));
    assertThat(DRAWING.matcher(html).results().count()).isGreaterThan(100);
    assertThat(DRAWING.matcher(html).results())
        .extracting(MatchResult::group)
        .allMatch(drawing -> drawing.matches(".* aria-label=\"[^\"]{5,}\">"));
    assertThat(FIGURE.matcher(html).results())
        .extracting(MatchResult::group)
        .allMatch(figure -> figure.contains("<figcaption><strong>"))
        .allMatch(figure -> figure.contains("class=\"axis-name"))
        .allMatch(figure -> figure.contains("class=\"tick\""));
  }

  @Test
  void numbersItsHeadingsWithoutGaps() {
    String html = Page.of(ExamplePage.broken());
    int last = 0;
    for (MatchResult heading : Pattern.compile("<h([1-6])").matcher(html).results().toList()) {
      int level = Integer.parseInt(heading.group(1));
      assertThat(level).isLessThanOrEqualTo(last + 1);
      last = level;
    }
    assertThat(last).isEqualTo(3);
  }
}
