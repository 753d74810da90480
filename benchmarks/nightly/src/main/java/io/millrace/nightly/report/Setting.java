package io.millrace.nightly.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.nightly.history.Series;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What systems were asked to do; only within it can they be compared.
 *
 * @param rung J0 to J5
 * @param guarantee AT_LEAST_ONCE or EXACTLY_ONCE
 * @param parallelism of the systems
 */
record Setting(String rung, String guarantee, int parallelism) {
  /** The whole job before its parts. */
  static final Comparator<Setting> FULLEST_FIRST =
      Comparator.comparing(Setting::rung)
          .reversed()
          .thenComparing(Setting::guarantee)
          .thenComparing(Setting::parallelism);

  static Setting of(Figure figure) {
    return new Setting(figure.rung(), figure.guarantee(), figure.parallelism());
  }

  static Setting of(RunRecord run) {
    return new Setting(run.rung(), run.guarantee(), run.parallelism());
  }

  static Setting of(Series series) {
    return new Setting(series.rung(), series.guarantee(), series.parallelism());
  }

  /** All settings of a result of which a figure counts, the fullest rung first. */
  static List<Setting> of(Result result) {
    return result.figures().stream()
        .filter(Figure::valid)
        .map(Setting::of)
        .distinct()
        .sorted(FULLEST_FIRST)
        .toList();
  }

  /** The figures that count. */
  List<Figure> figures(Result result) {
    return result.figures().stream()
        .filter(figure -> figure.valid() && of(figure).equals(this))
        .toList();
  }

  /** In words. */
  String words() {
    return rung + ", " + how();
  }

  /** In words, without the rung. */
  String how() {
    return guarantee.toLowerCase(Locale.ROOT).replace('_', ' ')
        + (parallelism == 1 ? ", one task" : ", " + parallelism + " tasks");
  }
}
