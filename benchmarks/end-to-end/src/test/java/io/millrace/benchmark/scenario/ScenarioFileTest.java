package io.millrace.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {
  private static final String VALID =
      """
      name: test
      records: 1000
      seed: 1
      blocks: 2
      parallelism: 2
      heap: 1g
      checkpointMillis: 1000
      quietSeconds: 5
      limitSeconds: 60
      baseline: b
      systems: [a, b, a]
      """;

  @ParameterizedTest
  @ValueSource(strings = {"drain", "smoke"})
  void comesWithScenariosOfKnownSystems(String name) {
    Scenario scenario = ScenarioFile.load(name);
    assertThat(scenario.name()).isEqualTo(name);
    ScenarioFile.check(scenario, ScenarioFile.systems());
  }

  @Test
  void numbersSystemsThatAreNamedAgain() {
    assertThat(ScenarioFile.scenario(VALID).labels()).containsExactly("a", "b", "a-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          records: 1000     | records: 10
          blocks: 2         | blocks: 0
          heap: 1g          | heap: much
          baseline: b       | baseline: c
          name: test        | name: Test it
          systems: [a, b, a]| systems: []
          records: 1000     | recrods: 1000
          blocks: 2         | blocks:
          seed: 1           |
          parallelism: 2    | parallelism: 2\\nparallelism: 3
          """)
  void refusesWhatCannotBeMeant(String valid, String invalid) {
    String yaml = VALID.replace(valid, invalid == null ? "" : invalid.replace("\\n", "\n"));
    assertThat(yaml).isNotEqualTo(VALID);
    assertThatThrownBy(() -> ScenarioFile.scenario(yaml))
        .isInstanceOf(InvalidScenarioException.class);
  }

  @Test
  void refusesAnUnknownNameOrSystem() {
    assertThatThrownBy(() -> ScenarioFile.load("nosuch"))
        .isInstanceOf(InvalidScenarioException.class);
    assertThatThrownBy(
            () -> ScenarioFile.check(ScenarioFile.scenario(VALID), ScenarioFile.systems()))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageContaining("[a, b]");
  }

  @Test
  void fillsAllPlaceholdersOrRefuses() {
    SystemUnderTest system = new SystemUnderTest("f", "Main", List.of("--in={x},{y}", "plain"));
    assertThat(system.arguments(Map.of("x", "1", "y", "2"))).containsExactly("--in=1,2", "plain");
    assertThatThrownBy(() -> system.arguments(Map.of("x", "1")))
        .isInstanceOf(InvalidScenarioException.class);
  }

  @Test
  void everySystemTakesTheInputAndTheOutputsOfTheRun() {
    assertThat(ScenarioFile.systems())
        .allSatisfy(
            (name, system) ->
                assertThat(String.join(" ", system.arguments()))
                    .contains(
                        "{bootstrapServers}",
                        "{inputTopic}",
                        "{referenceTopic}",
                        "{outputTopic}",
                        "{aggregateTopic}",
                        "{deadLetterTopic}",
                        "{group}",
                        "{parallelism}",
                        "{checkpointMillis}"));
  }
}
