package io.millrace.nightly.report;

import io.millrace.nightly.detect.Detector;
import io.millrace.nightly.detect.Finding;
import io.millrace.nightly.history.HistoryRow;
import io.millrace.nightly.history.Judgement;
import io.millrace.nightly.history.Series;

/** Judgements in words, for the page and for the terminal. */
public final class Words {
  private static final int DATE = 10;

  private Words() {}

  /** Which figure it is about, on one line. */
  public static String figure(Judgement judgement) {
    Series series = judgement.series();
    return series.system()
        + " "
        + Setting.of(series).words()
        + ": "
        + title(judgement)
        + (series.relative() ? " beside " + series.baseline() : "");
  }

  /** What was found, on one line. */
  public static String finding(Judgement judgement) {
    Finding finding = judgement.finding();
    return switch (finding.verdict()) {
      case TOO_FEW -> "night " + judgement.nights().size() + " of at least " + Detector.FEWEST;
      case STEADY ->
          "no change"
              + (Double.isNaN(finding.change())
                  ? ""
                  : "; tonight " + Amounts.change(finding.change()));
      case BETTER -> "better: " + shift(judgement);
      case WORSE -> "worse: " + shift(judgement);
    };
  }

  /** The verdict alone. */
  static String verdict(Finding finding) {
    return switch (finding.verdict()) {
      case TOO_FEW -> "too few nights";
      case STEADY -> "no change";
      case BETTER -> "better";
      case WORSE -> "worse";
    };
  }

  /** A value of a series with its unit. */
  static String value(Judgement judgement, double value) {
    return judgement.series().relative()
        ? Amounts.of(value) + " ×"
        : quantity(judgement).show(value);
  }

  static Quantity quantity(Judgement judgement) {
    return Quantity.of(judgement.series().metric());
  }

  /** Which quantity it is about. */
  static String title(Judgement judgement) {
    Quantity quantity = quantity(judgement);
    return judgement.series().relative() ? quantity.ratio() : quantity.title();
  }

  /** The day on which a night began. */
  static String date(HistoryRow row) {
    return row.startedAt().substring(0, DATE);
  }

  /** The first night of the new level. */
  static HistoryRow first(Judgement judgement) {
    return judgement.nights().get(judgement.nights().size() - judgement.finding().since());
  }

  private static String shift(Judgement judgement) {
    Finding finding = judgement.finding();
    HistoryRow first = first(judgement);
    return Amounts.change(finding.change())
        + " since "
        + date(first)
        + " ("
        + finding.since()
        + " nights), "
        + value(judgement, finding.before())
        + " to "
        + value(judgement, finding.now())
        + ", first with "
        + first.commit();
  }
}
