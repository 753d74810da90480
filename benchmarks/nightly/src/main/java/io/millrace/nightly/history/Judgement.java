package io.millrace.nightly.history;

import io.millrace.nightly.detect.Finding;
import java.util.List;

/**
 * What is to be said of a series on its newest night.
 *
 * @param series which one
 * @param nights its rows in the order of time, the one that is judged last
 * @param finding what was found
 */
public record Judgement(Series series, List<HistoryRow> nights, Finding finding) {

  /** Copies the nights. */
  public Judgement {
    nights = List.copyOf(nights);
  }

  /** Whether it is an alarm. */
  public boolean worse() {
    return finding.verdict() == Finding.Verdict.WORSE;
  }

  /** The row that is judged. */
  public HistoryRow tonight() {
    return nights.get(nights.size() - 1);
  }
}
