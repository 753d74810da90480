package io.millrace.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.load.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioFileTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path SHIPPED = Path.of("src/main/resources/io/millrace/benchmark/scenario");
  private static final int FEW_CORES = 2;

  static List<String> shipped() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .filter(name -> !List.of("systems", "common-arguments").contains(name))
          .filter(name -> !ScenarioFile.hasKind(name))
          .toList();
    }
  }

  @Test
  void comesWithScenarios() throws IOException {
    assertThat(shipped()).contains("headline", "smoke", "rungs", "scale", "guarantees");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void comesWithScenariosOfKnownSystems(String name) {
    List<Scenario> scenarios = ScenarioFile.load(name);

    assertThat(scenarios).isNotEmpty();
    for (Scenario scenario : scenarios) {
      assertThat(scenario.name()).matches(name + "(-.+)?");
      Plan plan = Plan.of(scenario, ScenarioFile.systems(), FEW_CORES);
      assertThat(plan.entries())
          .isNotEmpty()
          .allSatisfy(entry -> scenario.workload(ROOT, entry.records()));
    }
  }

  @Test
  void numbersSystemsThatAreNamedAgain() {
    assertThat(Scenarios.scenario().labels()).containsExactly("a", "b", "a-2");
  }

  @ParameterizedTest
  @CsvSource({
    "name: test, name: Test",
    "claims: true, claims: sometimes",
    "layout: SHARED, layout: NONE",
    "'workload: {name: default, overrides: []}', 'workload: {name: default}'",
    "default: 10000, default: 10",
    "default: 10000, other: 10000",
    "'records: {default', 'records: {b: null, default'",
    "seed: 1, seed:",
    "'systems: [a, b, a]', systems: []",
    "baseline: b, baseline: c",
    "'rungs: [J0, J5]', rungs: [J6]",
    "'rungs: [J0, J5]', rungs: []",
    "'rungs: [J0, J5]', 'rungs: [J5, J5]'",
    "guarantees: [AT_LEAST_ONCE], guarantees: [NONE]",
    "parallelism: [2], parallelism: [0]",
    "blocks: 2, blocks: 0",
    "atMost: 3, atMost: 1",
    "cpuWithin: 0.03, cpuWithin: 0",
    "heap: 1g, heap: 1 GB",
    "heap: 1g,",
    "limitSeconds: 60, limitSeconds: 1",
    "limitSeconds: 60, 'limitSeconds: 60\\nlimit: 60'",
    "limitSeconds: 60, 'limitSeconds: 60\\nseed: 1'"
  })
  void refusesWhatIsMissingUnknownOrOutOfRange(String valid, String invalid) {
    String yaml =
        Scenarios.YAML.replace(valid, invalid == null ? "" : invalid.replace("\\n", "\n"));

    assertThat(yaml).isNotEqualTo(Scenarios.YAML);
    assertThatThrownBy(() -> ScenarioFile.scenario(yaml))
        .isInstanceOf(InvalidScenarioException.class);
  }

  @Test
  void refusesAnUnknownName() {
    assertThatThrownBy(() -> ScenarioFile.load("nosuch"))
        .isInstanceOf(InvalidScenarioException.class);
  }

  @Test
  void giveFewerRecordsInLessEventTime() {
    Scenario scenario = Scenarios.scenario();

    Workload all = scenario.workload(ROOT, 10_000);
    Workload few = scenario.workload(ROOT, 1_000);

    assertThat(all.eventTime().span()).isEqualTo(Duration.ofMinutes(60));
    assertThat(few.eventTime().span()).isEqualTo(Duration.ofMinutes(6));
    assertThat(few.records()).isEqualTo(1_000);
    assertThat(few.seed()).isEqualTo(scenario.seed());
  }

  @Test
  void takesAFileOfTheGeneratorAndOverrides() {
    WorkloadChoice hotKey =
        new WorkloadChoice("docs/workloads/hot-key.yaml", List.of("partitions=24"));
    Workload workload = hotKey.workload(ROOT, 5_000, 5_000, 1);

    assertThat(workload.keys().hotUsers()).isEqualTo(1);
    assertThat(workload.partitions()).isEqualTo(24);
    assertThatThrownBy(() -> new WorkloadChoice("default", List.of("no=1")).workload(ROOT, 1, 1, 1))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageContaining("no");
  }

  @Test
  void fillsAllPlaceholdersOrRefuses() {
    SystemUnderTest system = Scenarios.system(List.of("--in={x},{y}", "plain"));

    assertThat(system.arguments(Map.of("x", "1", "y", "2"))).containsExactly("--in=1,2", "plain");
    assertThatThrownBy(() -> system.arguments(Map.of("x", "1")))
        .isInstanceOf(InvalidScenarioException.class);
  }

  @Test
  void givesEverySystemTheInputTheOutputsAndTheRulesOfTheRun() {
    assertThat(ScenarioFile.systems())
        .hasSizeGreaterThan(3)
        .allSatisfy(
            (name, system) ->
                assertThat(system.arguments())
                    .contains(
                        "--inputTopic={inputTopic}",
                        "--outputTopic={outputTopic}",
                        "--consumerGroup={group}",
                        "--idleTimeout={idleTimeout}"));
  }

  @Test
  void refusesACommonArgumentGivenTwice() {
    SystemUnderTest system = Scenarios.system(List.of("--a={x}", "--b=1"));

    assertThat(system.withCommon(List.of("--c=2")).arguments())
        .containsExactly("--c=2", "--a={x}", "--b=1");
    assertThatThrownBy(() -> system.withCommon(List.of("--a={y}")))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageContaining("--a");
  }

  @Test
  void everySystemThatDoesMoreThanTheWholeJobIsToldWhat() {
    assertThat(ScenarioFile.systems())
        .allSatisfy(
            (name, system) -> {
              String arguments = String.join(" ", system.arguments());
              assertThat(arguments.contains("{rung}")).isEqualTo(system.rungs().size() > 1);
              assertThat(arguments.contains("{guarantee}"))
                  .isEqualTo(system.guarantees().size() > 1);
            });
  }
}
