package io.millrace.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Repetitions;
import io.millrace.benchmark.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesChecksTest {
  private static final List<Entry> ENTRIES =
      List.of(Scenarios.entry("a"), Scenarios.entry("b"), Scenarios.entry("a-2"));
  private static final Repetitions WANTED = new Repetitions(6, 12, 0.03, 0.05);

  /** Six blocks, in which the speed of each goes up and down a little, for each differently. */
  private static List<RunResult> runs(double a, double b, double again, double spread) {
    List<RunResult> runs = new ArrayList<>();
    for (int block = 1; block <= 6; block++) {
      double wave = 1 + spread * (block % 2 == 0 ? 1 : -1);
      double other = 1 + spread * (block % 3 - 1);
      runs.add(Runs.valid(block, "a", a * wave));
      runs.add(Runs.valid(block, "b", b * other));
      runs.add(Runs.valid(block, "a-2", again));
    }
    return runs;
  }

  private static SeriesChecks checks(List<RunResult> runs) {
    return new SeriesChecks(ENTRIES, new Pairs(runs));
  }

  @Test
  void believesASystemThatIsAsFastAsItself() {
    assertThat(checks(runs(1_000, 500, 1_000, 0.01)).selfDifferences()).isEmpty();
  }

  @Test
  void voidsASeriesInWhichASystemDiffersFromItself() {
    assertThat(checks(runs(1_000, 500, 1_100, 0.01)).selfDifferences())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("a J5 at-least-once x2 differs from itself: its speed is 0.909 (0.");
    assertThat(checks(runs(1_000, 500, 1_100, 0.01)).selfDifferences())
        .last()
        .asString()
        .contains("CPU time");
  }

  @Test
  void saysNothingOfASinglePair() {
    List<RunResult> once = List.of(Runs.valid(1, "a", 1_000), Runs.valid(1, "a-2", 9_000));
    assertThat(checks(once).selfDifferences()).isEmpty();
    assertThat(checks(once).floors()).isEmpty();
  }

  @Test
  void knowsTheNoiseFloor() {
    SeriesChecks checks = checks(runs(1_000, 500, 1_000, 0.01));
    // Deviation 0.01 of six values: 2.571 * 0.01 * sqrt(6/5) / sqrt(6) = 0.0115.
    assertThat(checks.floors().get(Scenarios.entry("a").setting()).speed())
        .isEqualTo(0.0115, within(5e-4));
  }

  @Test
  void wantsMoreBlocksUntilIntervalsAreNarrow() {
    assertThat(checks(runs(1_000, 500, 1_000, 0.005)).narrow("b", WANTED)).isTrue();
    assertThat(checks(runs(1_000, 500, 1_000, 0.1)).narrow("b", WANTED)).isFalse();
  }

  @Test
  void doesNotWaitForASystemThatNeverCounts() {
    List<RunResult> runs =
        new ArrayList<>(
            runs(1_000, 500, 1_000, 0.005).stream()
                .filter(run -> !run.entry().label().equals("a"))
                .toList());
    for (int block = 1; block <= 6; block++) {
      runs.add(Runs.invalid(block, "a"));
    }
    assertThat(checks(runs).narrow("b", WANTED)).isTrue();
  }

  @Test
  void marksBlocksInWhichTheMachineWasAnother() {
    List<RunResult> runs =
        List.of(
            Runs.calibrated(1, "a", 1.00),
            Runs.calibrated(2, "a", 1.01),
            Runs.calibrated(3, "a", 1.05));
    assertThat(checks(runs).drifts())
        .containsExactly("before block 3 the same work took 1.04 times as long as usual");
  }

  @Test
  void showsNoDifferenceBelowTheFloor() {
    List<RunResult> runs = runs(1_000, 1_001, 1_000, 0.01);
    SeriesChecks checks = checks(runs);
    SeriesResult series = new SeriesResult("s", "c", ThisMachine.environment(), null, ENTRIES);
    assertThat(ReportTable.of(series.of(runs, List.of()), "a", checks))
        .contains("| b | J5 at-least-once x2 |")
        .contains("| within noise |")
        .contains("* noise floor in J5 at-least-once x2: 1.2 % of the speed");
  }
}
