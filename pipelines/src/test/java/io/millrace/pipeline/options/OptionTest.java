package io.millrace.pipeline.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OptionTest {
  private static Option option(String name) {
    return Option.of(MillraceOptions.class).stream()
        .collect(Collectors.toMap(Option::name, Function.identity()))
        .get(name);
  }

  @Test
  void saysWhatTheInterfaceDeclares() {
    assertThat(option("shards").type()).isEqualTo("number");
    assertThat(option("shards").defaultValue()).isEqualTo(Optional.of("64"));
    assertThat(option("shards").range()).isEqualTo("1 to 4096");
    assertThat(option("windowSize").type()).isEqualTo("duration");
    assertThat(option("windowSize").range()).isEqualTo("PT0.1S to P7D");
    assertThat(option("packing").type()).isEqualTo("choice");
    assertThat(option("packing").range()).isEqualTo("CONSUMER or BUNDLE");
    assertThat(option("inputTopic").type()).isEqualTo("text");
    assertThat(option("inputTopic").range()).isEmpty();
    assertThat(option("stopWhenIdle").defaultValue()).isEqualTo(Optional.empty());
  }

  @Test
  void everyOptionIsDescribedInASentence() {
    assertThat(Option.of(MillraceOptions.class))
        .hasSize(20)
        .allSatisfy(option -> assertThat(option.description()).endsWith("."));
  }

  @Test
  void defaultsAreInTheirRanges() {
    CommandLineOptions.parse(new String[0], List.of(MillraceOptions.class));
  }
}
