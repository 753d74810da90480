package io.millrace.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Figure.AuditCount;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesResultTest {
  private static final SeriesResult SERIES =
      new SeriesResult(
          "test",
          "abc",
          ThisMachine.environment(),
          JsonNodeFactory.instance.objectNode(),
          List.of(Scenarios.entry("fast"), Scenarios.entry("slow")));

  private static final List<RunResult> RUNS =
      List.of(
          Runs.valid(1, "fast", 4_000),
          Runs.valid(1, "slow", 1_000),
          Runs.valid(2, "slow", 2_000),
          Runs.valid(2, "fast", 8_000));

  private static final List<RunResult> PARTLY_INVALID =
      List.of(
          Runs.valid(1, "fast", 4_000),
          Runs.invalid(1, "slow"),
          Runs.valid(2, "slow", 2_000),
          Runs.invalid(2, "fast"));

  @Test
  void givesFiguresOfAllRunsAndRatiosWithinBlocks() {
    Figure fast = SERIES.of(RUNS, List.of()).figures().get(0);

    assertThat(fast.valid()).isTrue();
    assertThat(fast.recordsPerSecond().values()).containsExactly(4_000.0, 8_000.0);
    assertThat(fast.recordsPerSecond().median()).isEqualTo(6_000);
    assertThat(fast.audit()).isEqualTo(new AuditCount(2, 2));
    assertThat(fast.ratioTo()).containsOnlyKeys("slow");
    assertThat(fast.ratioTo().get("slow").recordsPerSecond().median()).isEqualTo(4, within(1e-9));
    assertThat(fast.ratioTo().get("slow").cpuNanosPerRecord().median())
        .isEqualTo(0.25, within(1e-9));
  }

  @Test
  void givesNoFigureOfARunThatDoesNotCount() {
    Result result = SERIES.of(PARTLY_INVALID, List.of());

    Figure fast = result.figures().get(0);
    assertThat(fast.recordsPerSecond().values()).containsExactly(4_000.0);
    assertThat(fast.audit()).isEqualTo(new AuditCount(2, 1));
    assertThat(fast.reasons()).containsExactly("the audit is not clean");
    assertThat(fast.ratioTo()).isEmpty();
    RunRecord invalid = result.runs().get(1);
    assertThat(invalid.valid()).isFalse();
    assertThat(invalid.recordsPerSecond()).isNull();
    assertThat(invalid.cpuNanosPerRecord()).isNull();

    Figure none = SERIES.of(List.of(Runs.invalid(1, "fast")), List.of()).figures().get(0);
    assertThat(none.valid()).isFalse();
    assertThat(none.cpuNanosPerRecord()).isNull();
  }

  @Test
  void countsOnlyWithoutReasonsAgainstIt() {
    assertThat(SERIES.of(RUNS, List.of()).valid()).isTrue();
    assertThat(SERIES.of(RUNS, List.of("it has not ended")).valid()).isFalse();
  }

  @Test
  void writesWhatTheSchemaReads(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("result.json");
    ResultFile.write(file, SERIES.of(PARTLY_INVALID, List.of("not ended")));

    Result read = ResultFile.read(file);
    assertThat(read.runs()).hasSize(4);
    assertThat(read.runs().get(0).details().at("/steady/recordsPerSecond").asDouble())
        .isEqualTo(4_000);
    assertThat(read.environment().cores()).isPositive();
  }

  @Test
  void showsATableForPeople() {
    assertThat(SERIES.table(RUNS, SERIES.of(RUNS, List.of()), "slow"))
        .contains("| fast | J5 at-least-once x2 | 2 of 2 | 6,000 | 4,000 to 8,000 |")
        .contains("| 4.00 | 4.00 to 4.00 | 0.25 | 0.25 to 0.25 |")
        .doesNotContain("does not count");
    Result invalid = SERIES.of(PARTLY_INVALID, List.of("too noisy"));
    assertThat(SERIES.table(PARTLY_INVALID, invalid, "slow"))
        .contains("| fast | J5 at-least-once x2 | 1 of 2 | 4,000 |")
        .contains("* block 1, slow J5 x2, attempt 1: the audit is not clean")
        .contains("**The series does not count**: too noisy.");
  }
}
