package io.millrace.nightly.history;

import io.millrace.benchmark.result.Environment;
import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Ratio;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.Spread;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A result as rows of the history. What does not count has no rows.
 *
 * @param result what was measured
 * @param baseline the label that ratios are kept to
 */
public record Night(Result result, String baseline) {
  private static final MathContext DIGITS = new MathContext(6);

  /** The figures, and their ratios to the baseline. */
  public List<HistoryRow> rows() {
    List<HistoryRow> rows = new ArrayList<>();
    if (result.valid()) {
      for (Figure figure : result.figures()) {
        if (figure.valid()) {
          for (Metric metric : Metric.values()) {
            metric.spread(figure).ifPresent(spread -> rows.add(row(figure, metric, spread)));
            metric.ratio(figure, baseline).ifPresent(ratio -> rows.add(row(figure, metric, ratio)));
          }
        }
      }
    }
    return rows;
  }

  private HistoryRow row(Figure figure, Metric metric, Spread spread) {
    return row(
        figure,
        metric,
        "",
        spread.median(),
        rounded(spread.low()),
        rounded(spread.high()),
        spread.values().size());
  }

  private HistoryRow row(Figure figure, Metric metric, Ratio ratio) {
    return row(
        figure,
        metric,
        baseline,
        ratio.median(),
        ratio.low() == null ? null : rounded(ratio.low()),
        ratio.high() == null ? null : rounded(ratio.high()),
        ratio.blocks());
  }

  private HistoryRow row(
      Figure figure, Metric metric, String to, double value, Double low, Double high, int runs) {
    Environment environment = result.environment();
    return new HistoryRow(
        environment.startedAt(),
        result.commit(),
        result.scenario(),
        figure.system(),
        figure.rung(),
        figure.guarantee(),
        figure.parallelism(),
        figure.records(),
        environment.processor() + ", " + environment.cores() + " cores",
        environment.java(),
        metric.field(),
        to,
        rounded(value),
        low,
        high,
        runs);
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
