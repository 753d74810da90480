package io.millrace.benchmark.report;

import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.Region;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.run.RunResult.End;
import io.millrace.benchmark.scenario.Scenarios;
import java.util.List;
import java.util.Map;

/** Made-up runs. */
final class Runs {
  private Runs() {}

  static RunResult valid(int block, String label, double speed) {
    return run(block, label, List.of(), new Figures(speed, 1e9 / speed, 1e8 / speed, 50, 500, 1));
  }

  static RunResult profiled(int block, String label, Map<String, Double> layerNanos) {
    Figures figures = new Figures(1_000, 1_000, 100, 50, 500, 1);
    return run(block, label, List.of(), figures, null, layerNanos);
  }

  static RunResult invalid(int block, String label) {
    return run(block, label, List.of("the audit is not clean"), null);
  }

  static RunResult calibrated(int block, String label, double calibration) {
    return run(block, label, List.of(), new Figures(1_000, 1_000, 100, 50, 500, 1), calibration);
  }

  private static RunResult run(int block, String label, List<String> faults, Figures figures) {
    return run(block, label, faults, figures, null);
  }

  private static RunResult run(
      int block, String label, List<String> faults, Figures figures, Double calibration) {
    return run(block, label, faults, figures, calibration, Map.of());
  }

  private static RunResult run(
      int block,
      String label,
      List<String> faults,
      Figures figures,
      Double calibration,
      Map<String, Double> layerNanos) {
    return new RunResult(
        block,
        1,
        Scenarios.entry(label),
        faults,
        List.of(),
        faults,
        End.QUIET,
        faults.isEmpty(),
        "",
        1_000,
        figures,
        figures,
        new Region(0, 48, true),
        figures == null ? null : 300.0,
        null,
        1 << 20,
        null,
        "none",
        0.5,
        calibration,
        layerNanos,
        List.of(),
        List.of());
  }
}
