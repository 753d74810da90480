package io.millrace.benchmark.report;

import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.Region;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.run.RunResult.End;
import io.millrace.benchmark.scenario.Scenarios;
import java.util.List;

/** Made-up runs. */
final class Runs {
  private Runs() {}

  static RunResult valid(int block, String label, double speed) {
    return run(block, label, List.of(), new Figures(speed, 1e9 / speed, 100, 50, 500, 1));
  }

  static RunResult invalid(int block, String label) {
    return run(block, label, List.of("the audit is not clean"), null);
  }

  private static RunResult run(int block, String label, List<String> reasons, Figures figures) {
    return new RunResult(
        block,
        1,
        Scenarios.entry(label),
        reasons,
        End.QUIET,
        reasons.isEmpty(),
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
}
