package io.millrace.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reject.DeadLetterFormat;
import io.millrace.reject.RejectionReason;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show of the code is in the code, and what they lead to is there. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  static Stream<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGES.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md"))
          .map(ROOT::relativize)
          .sorted()
          .forEach(pages::add);
    }
    return pages.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void snippetsAreWhatTheSourceSays(Path page) throws IOException {
    for (Snippet snippet : Snippet.of(Files.readAllLines(ROOT.resolve(page)))) {
      assertThat(snippet.text()).as(snippet.source()).isEqualTo(snippet.expected(ROOT));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFiles(Path page) throws IOException {
    Path folder = ROOT.resolve(page).getParent();
    assertThat(LINK.matcher(Files.readString(ROOT.resolve(page))).results())
        .extracting((MatchResult link) -> link.group(1))
        .allSatisfy(target -> assertThat(folder.resolve(target)).exists());
  }

  @Test
  void everyHeaderAndReasonOfDeadLettersIsExplained() throws Exception {
    String page = Files.readString(ROOT.resolve("docs/dead-letters.md"));
    for (Field constant : DeadLetterFormat.class.getFields()) {
      assertThat(page).contains("`" + constant.get(null) + "`");
    }
    for (RejectionReason reason : RejectionReason.values()) {
      assertThat(page).contains("| `" + reason + "` |");
    }
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(100);
  }
}
