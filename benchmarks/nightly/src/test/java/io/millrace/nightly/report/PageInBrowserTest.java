package io.millrace.nightly.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.nightly.ExamplePage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a browser lays it out; pictures of it are left in target/pictures. */
class PageInBrowserTest {
  private static final Path PICTURES = Path.of("target/pictures");

  // Chromium may still be writing to its profile when it is told to end.
  @TempDir(cleanup = CleanupMode.NEVER)
  static Path folder;

  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> chromium = Browser.executable();
    assumeTrue(
        chromium.isPresent(),
        "no Chromium on the PATH, so the page is not looked at: apt-get install chromium");
    browser = Browser.start(chromium.get(), folder);
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, false", "1280, true", "800, false", "360, false", "360, true"})
  void fitsAndCanBeRead(int width, boolean dark) throws Exception {
    show("worse", Page.of(ExamplePage.of(60, 5)), width, dark);
    assertThat(problems()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
    assertThat(count("svg[role=img]")).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({"1280", "360"})
  void fitsWithLittleToShow(int width) throws Exception {
    show("first", Page.of(ExamplePage.of(1, 0)), width, false);
    assertThat(problems()).isEmpty();
    show("broken", Page.of(ExamplePage.broken()), width, false);
    assertThat(problems()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void followsTheSchemeOfItsReader() throws Exception {
    String html = Page.of(ExamplePage.of(1, 0));
    String background = "getComputedStyle(document.body).backgroundColor";
    show("first", html, 360, false);
    String light = browser.evaluate(background).asText();
    show("first", html, 360, true);
    assertThat(browser.evaluate(background).asText()).isNotEqualTo(light);
  }

  @Test
  void wouldSeeWhatIsWrong() throws Exception {
    String html =
        Page.of(ExamplePage.of(1, 0))
            .replace(
                "</main>",
                """
                <p style="color: #999; background: #888">pale</p>
                <div style="width: 900px">wide</div>
                <figure><svg class="plot" role="img" aria-label="tiny" style="width: 9px"></svg>
                <svg class="ticks"><text y="9">1000</text><text x="3" y="9">2000</text></svg></figure>
                </main><script>alert(1)</script>
                """);
    show("wrong", html, 360, false);

    assertThat(String.join("\n", problems()))
        .contains(
            "the page is ", "\"pale\": has a contrast of 1.2 only", "\"wide\": leaves the page")
        .contains("\"tiny\": is only 9 by ", "has labels that overlap");
    assertThat(String.join("\n", browser.complaints())).contains("Content Security Policy");
  }

  private static void show(String name, String html, int width, boolean dark) throws Exception {
    Path file = folder.resolve(name + ".html");
    Files.writeString(file, html);
    browser.open(file, width, dark);
    browser.screenshot(PICTURES.resolve(name + "-" + width + (dark ? "-dark" : "") + ".png"));
  }

  private static List<String> problems() throws Exception {
    try (InputStream in = PageInBrowserTest.class.getResourceAsStream("inspect.js")) {
      List<String> problems = new ArrayList<>();
      for (JsonNode problem :
          browser.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
        problems.add(problem.asText());
      }
      return problems;
    }
  }

  private static int count(String selector) throws Exception {
    return browser.evaluate("document.querySelectorAll('" + selector + "').length").asInt();
  }
}
