package io.millrace.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyScenarioTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int MANY_CORES = 64;

  @TempDir private Path folder;

  private LatencyScenario load(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), yaml);
    assertThat(ScenarioFile.hasKind(file.toString())).isTrue();
    return ScenarioFile.latency(file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"latency", "latency-nightly", "latency-smoke"})
  void comesWithScenariosOfKnownSystems(String name) {
    assertThat(ScenarioFile.hasKind(name)).isTrue();
    LatencyScenario scenario = ScenarioFile.latency(name);
    Scenario run = scenario.run(Duration.ofSeconds(100));

    assertThat(scenario.name()).isEqualTo(name);
    assertThat(run.limit()).isEqualTo(Duration.ofSeconds(100 + scenario.limitSeconds()));
    assertThat(Plan.of(run, ScenarioFile.systems(), MANY_CORES).entries())
        .extracting(Entry::system)
        .containsExactlyElementsOf(scenario.systems());
    assertThat(run.workload(ROOT, run.recordsOf(Scenario.DEFAULT)).pipeline().windowSize())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smoke", "headline"})
  void isNoDrain(String name) {
    assertThat(ScenarioFile.hasKind(name)).isFalse();
  }

  @Test
  void beginsASearchWhereItIsTold() throws IOException {
    Search search = load(Scenarios.LATENCY).search();

    assertThat(search.from("a")).isEqualTo(9_000);
    assertThat(search.from("b")).isEqualTo(200);
  }

  @Test
  void takesOtherRepetitions() throws IOException {
    assertThat(load(Scenarios.LATENCY).withRepetitions(3).measure())
        .isEqualTo(new Measure(5, 20, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: latency | kind: drain | kind must be latency",
        "name: test | name: Test | name must be",
        "layout: SHARED | layout: NONE | Layout",
        "systems: [a, b] | systems: [] | systems must name",
        "rungs: [J5] | rungs: [] | rungs must name",
        "heap: 1g | heap: 1 GB | heap must be",
        "limitSeconds: 60 | limitSeconds: 1 | limitSeconds must be",
        "limitSeconds: 60 | quiet: 60 | limitSeconds",
        "repetitions: 2 | repetitions: 2, more: 1 | more",
        "seed: 1 | seed: | null",
        "default: 9000 | a: 9000 | search.from must have a default",
        "b: 200 | b: 0 | search.from must be 1 to",
        "b: 200 | c: 200 | search.from names [c]",
        "warmUpSeconds: 3 | warmUpSeconds: -1 | search.warmUpSeconds must be 0 to",
        "seconds: 10 | seconds: 1 | search.seconds must be 2 to",
        "warmUpSeconds: 5 | warmUpSeconds: 1000 | measure.warmUpSeconds must be",
        "repetitions: 2 | repetitions: 0 | measure.repetitions must be",
        "common: [0.5] | common: [1.5] | rates.common must be",
        "common: [0.5] | common: [0.5, 0.5] | rates.common must be",
        "own: [0.8] | own: [0] | rates.own must be",
        "fixed: [] | fixed: [0] | rates.fixed must be",
        "checkpointMillis: 1000 | checkpointMillis: 1050 | measure.seconds must be 21 to"
      })
  void refusesWhatIsMissingUnknownOrOutOfRange(String valid, String invalid, String problem) {
    String guarantee = valid.startsWith("checkpointMillis") ? "EXACTLY_ONCE" : "AT_LEAST_ONCE";
    String yaml = Scenarios.LATENCY.replace("AT_LEAST_ONCE", guarantee).replace(valid, invalid);

    assertThat(yaml).isNotEqualTo(Scenarios.LATENCY);
    assertThatThrownBy(() -> load(yaml))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void saysAllProblemsAtOnce() {
    String yaml =
        Scenarios.LATENCY
            .replace("name: test", "name: Test")
            .replace("b: 200", "b: 0")
            .replace("own: [0.8]", "own: [2]")
            .replace("repetitions: 2", "repetitions: 0");

    assertThatThrownBy(() -> load(yaml))
        .hasMessageContainingAll("name must", "search.from must", "rates.own", "repetitions must");
  }

  @Test
  void needsFixedRatesWithoutASearch() {
    String yaml = Scenarios.LATENCY.replaceAll("(?m)^search: .*", "search: null");

    assertThatThrownBy(() -> load(yaml))
        .hasMessage("without a search, rates must be fixed, and at least one");
  }
}
