package io.millrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.pipeline.options.MillraceOptions;
import io.millrace.pipeline.options.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of {@code docs/configuration.md} say what the interfaces declare. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../../docs/configuration.md");
  private static final String END = "<!-- end -->";

  @ParameterizedTest
  @ValueSource(classes = {MillraceOptions.class, LocalRunOptions.class})
  void hasTheOptionsAsTheyAreDeclared(Class<? extends PipelineOptions> options) throws IOException {
    String begin = "<!-- options: " + options.getSimpleName() + " -->\n";
    String page = Files.readString(PAGE);
    int start = page.indexOf(begin) + begin.length();

    assertThat(page).contains(begin);
    assertThat(page.substring(start, page.indexOf(END, start))).isEqualTo(table(options));
  }

  private static String table(Class<? extends PipelineOptions> options) {
    return Stream.concat(
            Stream.of("| option | type | default | allowed | meaning |", "|---|---|---|---|---|"),
            Option.of(options).stream().map(ConfigurationPageTest::row))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(Option option) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            option.name(),
            option.type(),
            option.defaultValue().map(value -> '`' + value + '`').orElse("none"),
            option.range().isEmpty() ? "any" : option.range(),
            option.description());
  }
}
