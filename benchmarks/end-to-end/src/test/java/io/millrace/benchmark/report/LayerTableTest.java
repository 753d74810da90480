package io.millrace.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerTableTest {
  private static String table(Pairs pairs) {
    return LayerTable.of(List.of(Scenarios.entry("a"), Scenarios.entry("b")), pairs);
  }

  @Test
  void showsTheMedianOfEachLayer() {
    Pairs pairs =
        new Pairs(
            List.of(
                Runs.profiled(1, "a", Map.of("clients", 1_000.0)),
                Runs.profiled(2, "a", Map.of("clients", 3_000.0)),
                Runs.profiled(1, "b", Map.of("clients", 400.0))));

    assertThat(table(pairs).lines())
        .containsExactly(
            "",
            "| µs CPU/record | a J5 | b J5 |",
            "|---|---|---|",
            "| clients | 2.00 | 0.40 |",
            "| compilers | 0.10 | 0.10 |",
            "| collector | 0.05 | 0.05 |",
            "| all | 1.00 | 1.00 |");
  }

  @Test
  void isNotThereWithoutProfiles() {
    assertThat(table(new Pairs(List.of(Runs.valid(1, "a", 1_000))))).isEmpty();
  }

  @Test
  void leavesOutSystemsWithoutAProfile() {
    Pairs pairs = new Pairs(List.of(Runs.profiled(1, "a", Map.of("x", 1.0)), Runs.invalid(1, "b")));

    assertThat(table(pairs)).contains("| a J5 |").doesNotContain("b J5");
  }
}
