package io.millrace.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {
  private static final String POINTS =
      """
      points:
        small: {records: {default: 2000}}
        many-users: {workload: {name: default, overrides: [keys.users=30000]}, heap: 2g}
        as-it-is: {}
      """;

  @Test
  void aFileWithoutPointsIsOneScenario() {
    Sweep sweep = Sweep.parse(Scenarios.YAML);

    assertThat(sweep.scenarios()).containsExactly(Scenarios.scenario());
    assertThatThrownBy(() -> sweep.scenario("small"))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessage("test has no point small, only []");
  }

  @Test
  void eachPointIsAScenarioThatDiffersInWhatItNames() {
    List<Scenario> scenarios = Sweep.parse(Scenarios.YAML + POINTS).scenarios();

    assertThat(scenarios)
        .extracting(Scenario::name)
        .containsExactly("test-small", "test-many-users", "test-as-it-is");
    // The file's count for b is gone: a point's field takes the place of the file's as a whole.
    assertThat(scenarios)
        .extracting(scenario -> scenario.recordsOf("b"))
        .containsExactly(2_000L, 1_000L, 1_000L);
    assertThat(scenarios).extracting(Scenario::heap).containsExactly("1g", "2g", "1g");
    assertThat(scenarios.get(1).workload().overrides()).containsExactly("keys.users=30000");
    assertThat(scenarios.get(2).systems()).isEqualTo(Scenarios.scenario().systems());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                          | points must name at least one",
        "[small]                     | points must name at least one",
        "{Big: {}}                   | point Big: its name must be of a-z, 0-9 and -",
        "{a: 7}                      | point a: must be the fields that it changes",
        "{a: {record: 7}}            | point a: cannot change [record], only [",
        "{a: {name: b}}              | point a: cannot change [name], only [",
        "{a: {points: {}}}           | point a: cannot change [points], only [",
        "{a: {heap: 7}}              | point a: heap must be like 512m or 4g",
        "{a: {heap: 7, seed: x}}     | point a: ",
        "{a: {}, a: {}}              | Duplicate field 'a'",
        "{a: {workload: {name: x}}}  | point a: "
      })
  void refusesPointsThatAreNone(String points, String problem) {
    assertThatThrownBy(() -> Sweep.parse(Scenarios.YAML + "points: " + points))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void namesTheProblemsOfAllPoints() {
    String points = "points: {a: {heap: x, limitSeconds: 1}, ok: {}, b: {no: 1}}";

    assertThatThrownBy(() -> Sweep.parse(Scenarios.YAML + points))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageContainingAll("point a: heap", "point a: limitSeconds", "point b: cannot");
  }

  @Test
  void theNameOfAPointStandsBehindTheFiles(@TempDir Path folder) throws IOException {
    String file =
        Files.writeString(folder.resolve("mine.yaml"), Scenarios.YAML + POINTS).toString();

    assertThat(ScenarioFile.load(file)).hasSize(3);
    assertThat(ScenarioFile.load(file + ":small"))
        .extracting(Scenario::name)
        .containsExactly("test-small");
    assertThatThrownBy(() -> ScenarioFile.load(file + ":large"))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessage("test has no point large, only [small, many-users, as-it-is]");
  }
}
