package io.millrace.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.Region;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.run.RunResult.End;
import io.millrace.benchmark.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTableTest {
  private static final Scenario SCENARIO =
      new Scenario("test", 1_000, 1, 2, 1, "1g", 1_000, 5, 60, "slow", List.of("fast", "slow"));

  private static RunResult run(int block, String label, double speed) {
    Figures figures = new Figures(speed, 1e9 / speed, 0.1, 0.05, 500, 1);
    return new RunResult(
        block,
        label,
        label,
        true,
        "",
        End.QUIET,
        "",
        1_000,
        figures,
        figures,
        new Region(0, 48, true),
        1 << 20,
        0,
        0,
        0.5,
        List.of(),
        List.of());
  }

  private static RunResult unclean(int block, String label) {
    return new RunResult(
        block,
        label,
        label,
        false,
        "the audit is not clean",
        End.QUIET,
        "",
        1_000,
        null,
        null,
        null,
        0,
        0,
        0,
        0.5,
        List.of(),
        List.of());
  }

  @Test
  void showsMediansAndTheRatioToTheBaseline() {
    String table =
        ReportTable.of(
            SCENARIO,
            List.of(
                run(1, "fast", 4_000), run(1, "slow", 1_000),
                run(2, "slow", 2_000), run(2, "fast", 8_000)));
    assertThat(table)
        .contains("| fast | 2 of 2 | 6,000 | 4,000 to 8,000 |")
        .contains("| 4.00 | 4.00 to 4.00 | 0.25 | 0.25 to 0.25 |");
  }

  @Test
  void givesNoFigureOfARunThatIsNotClean() {
    String table =
        ReportTable.of(
            SCENARIO,
            List.of(
                run(1, "fast", 4_000), unclean(1, "slow"),
                run(2, "slow", 2_000), unclean(2, "fast")));
    assertThat(table)
        .contains("| fast | 1 of 2 | 4,000 |")
        .contains("| 1 | slow | the audit is not clean |")
        .doesNotContain("one pair");
  }

  @Test
  void writesAFileThatHoldsEverything(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("series.json");
    new SeriesReport(
            SeriesReport.FORMAT,
            "abc",
            Environment.here(),
            SCENARIO,
            Map.of(),
            List.of("-XX:+UseG1GC"),
            List.of(run(1, "fast", 4_000), unclean(1, "slow")))
        .write(file);
    var tree = new ObjectMapper().readTree(file.toFile());
    assertThat(tree.get("runs")).hasSize(2);
    assertThat(tree.at("/runs/0/steady/recordsPerSecond").asDouble()).isEqualTo(4_000);
    assertThat(tree.at("/runs/1/steady").isNull()).isTrue();
    assertThat(tree.at("/scenario/records").asLong()).isEqualTo(1_000);
    assertThat(tree.at("/environment/cores").asInt()).isPositive();
  }
}
