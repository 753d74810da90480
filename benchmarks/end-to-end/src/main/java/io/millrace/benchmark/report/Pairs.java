package io.millrace.benchmark.report;

import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.PairedRatio;
import io.millrace.benchmark.result.Ratio;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.scenario.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Compares entries of a series by the warm figures of their valid runs in the same blocks.
 *
 * @param runs of the series
 */
record Pairs(List<RunResult> runs) {

  /** Copies the runs. */
  Pairs {
    runs = List.copyOf(runs);
  }

  /** The valid runs of an entry. */
  List<RunResult> valid(Entry entry) {
    return runs.stream().filter(run -> run.valid() && run.entry().equals(entry)).toList();
  }

  /** How many times the one's figure is the other's; nothing without a common block. */
  Optional<Ratio> ratio(
      Entry entry, Entry other, ToDoubleFunction<Figures> figure, double confidence) {
    List<Double> values = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    for (RunResult run : valid(entry)) {
      for (RunResult partner : valid(other)) {
        if (partner.block() == run.block()) {
          values.add(figure.applyAsDouble(run.steady()));
          others.add(figure.applyAsDouble(partner.steady()));
        }
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(PairedRatio.of(values, others, confidence));
  }
}
