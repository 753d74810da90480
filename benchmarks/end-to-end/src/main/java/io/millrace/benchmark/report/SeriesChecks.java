package io.millrace.benchmark.report;

import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.PairedRatio;
import io.millrace.benchmark.result.Ratio;
import io.millrace.benchmark.result.Spread;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Repetitions;
import io.millrace.benchmark.scenario.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What the runs of a series say of the series itself.
 *
 * @param entries what every block runs
 * @param pairs its runs
 */
record SeriesChecks(List<Entry> entries, Pairs pairs) {
  private static final double MOST_DRIFT = 0.03;

  /** Copies the entries. */
  SeriesChecks {
    entries = List.copyOf(entries);
  }

  /** Two entries that are the same system in the same setting. */
  private record Twins(Entry first, Entry second) {}

  /**
   * How far apart the figures of one and the same system may be: half the width of the interval of
   * its ratio to itself, as a logarithm. A smaller difference of two systems is none.
   *
   * @param speed of records per second
   * @param cpu of CPU time per record
   */
  record Floor(double speed, double cpu) {}

  /** The floors of the settings in which a system is compared with itself. */
  Map<Setting, Floor> floors() {
    Map<Setting, Floor> floors = new LinkedHashMap<>();
    for (Twins twins : twins()) {
      Optional<Double> speed = half(twins, Figures::recordsPerSecond);
      Optional<Double> cpu = half(twins, Figures::nanosWithoutCompilers);
      if (speed.isPresent() && cpu.isPresent()) {
        floors.put(twins.first().setting(), new Floor(speed.get(), cpu.get()));
      }
    }
    return floors;
  }

  private Optional<Double> half(Twins twins, ToDoubleFunction<Figures> figure) {
    return pairs
        .ratio(twins.first(), twins.second(), figure, PairedRatio.CONFIDENCE)
        .flatMap(SeriesChecks::half);
  }

  /**
   * Where a system differs from itself: then something else than the systems made the figures, and
   * none of them counts. The intervals of all such pairs hold together with 95 %.
   */
  List<String> selfDifferences() {
    List<Twins> twins = twins();
    double confidence = 1 - (1 - PairedRatio.CONFIDENCE) / Math.max(1, twins.size());
    List<String> differences = new ArrayList<>();
    for (Twins pair : twins) {
      difference(differences, pair, "speed", Figures::recordsPerSecond, confidence);
      difference(differences, pair, "CPU time", Figures::nanosWithoutCompilers, confidence);
    }
    return differences;
  }

  private void difference(
      List<String> differences,
      Twins twins,
      String name,
      ToDoubleFunction<Figures> figure,
      double confidence) {
    Optional<Ratio> ratio = pairs.ratio(twins.first(), twins.second(), figure, confidence);
    ratio
        .filter(one -> one.low() != null && (one.low() > 1 || one.high() < 1))
        .ifPresent(
            one ->
                differences.add(
                    String.format(
                        Locale.ROOT,
                        "%s differs from itself: its %s is %.3f (%.3f to %.3f) times its own",
                        twins.first(),
                        name,
                        one.median(),
                        one.low(),
                        one.high())));
  }

  private List<Twins> twins() {
    List<Twins> twins = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      for (int j = i + 1; j < entries.size(); j++) {
        Entry one = entries.get(i);
        Entry other = entries.get(j);
        if (one.system().equals(other.system()) && one.setting().equals(other.setting())) {
          twins.add(new Twins(one, other));
        }
      }
    }
    return twins;
  }

  /**
   * Whether all ratios to the baseline are known well enough; those that are unknown do not ask.
   */
  boolean narrow(String baseline, Repetitions wanted) {
    for (Entry base : entries) {
      for (Entry entry : entries) {
        if (base.label().equals(baseline)
            && !entry.equals(base)
            && entry.setting().equals(base.setting())
            && (wide(entry, base, Figures::nanosWithoutCompilers, wanted.cpuWithin())
                || wide(entry, base, Figures::recordsPerSecond, wanted.speedWithin()))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean wide(Entry entry, Entry base, ToDoubleFunction<Figures> figure, double within) {
    return pairs
        .ratio(entry, base, figure, PairedRatio.CONFIDENCE)
        .flatMap(SeriesChecks::half)
        .filter(half -> half > within)
        .isPresent();
  }

  private static Optional<Double> half(Ratio ratio) {
    return ratio.low() == null
        ? Optional.empty()
        : Optional.of(Math.log(ratio.high() / ratio.low()) / 2);
  }

  /** Blocks before which the same piece of work took longer or shorter than before the others. */
  List<String> drifts() {
    Map<Integer, Double> blocks =
        pairs.runs().stream()
            .filter(run -> run.calibration() != null)
            .collect(
                Collectors.toMap(
                    RunResult::block,
                    RunResult::calibration,
                    (first, again) -> first,
                    LinkedHashMap::new));
    List<String> drifts = new ArrayList<>();
    if (!blocks.isEmpty()) {
      double usual = Spread.of(List.copyOf(blocks.values())).median();
      blocks.forEach(
          (block, cost) -> {
            if (Math.abs(cost / usual - 1) > MOST_DRIFT) {
              drifts.add(
                  String.format(
                      Locale.ROOT,
                      "before block %d the same work took %.2f times as long as usual",
                      block,
                      cost / usual));
            }
          });
    }
    return drifts;
  }

  /** Systems that did not get warm, so that the middle third of their runs was taken. */
  List<String> unsteady() {
    List<String> unsteady = new ArrayList<>();
    for (Entry entry : entries) {
      List<RunResult> valid = pairs.valid(entry);
      long cold = valid.stream().filter(run -> !run.region().steady()).count();
      if (cold > 0) {
        unsteady.add(
            "%s: no steady state in %d of %d runs; their middle third was taken"
                .formatted(entry, cold, valid.size()));
      }
    }
    return unsteady;
  }
}
