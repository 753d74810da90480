package io.millrace.nightly;

import io.millrace.benchmark.result.Result;
import io.millrace.nightly.history.History;
import io.millrace.nightly.history.Night;
import io.millrace.nightly.report.Report;
import java.util.List;

/** What a page of invented results is about. */
public final class ExamplePage {
  private ExamplePage() {}

  /**
   * The last of some nights.
   *
   * @param nights how many there were
   * @param slow how many of them, at the end, cost 15 % more
   */
  public static Report of(int nights, int slow) {
    History history = new History(List.of());
    Night last = null;
    for (int i = 0; i < nights; i++) {
      last = new Night(Example.night(i, i < nights - slow ? 1 : 1.15), Example.BASELINE);
      history = history.plus(last.rows());
    }
    return new Report(List.of(scenario(history, last)), Example.BASELINE, "millrace");
  }

  /** A night on which nothing counts, beside one that does. */
  public static Report broken() {
    Night broken = new Night(Example.unfinished(3), Example.BASELINE);
    Report whole = of(2, 0);
    return new Report(
        List.of(whole.scenarios().get(0), scenario(new History(List.of()), broken)),
        Example.BASELINE,
        "millrace");
  }

  private static Report.Scenario scenario(History history, Night night) {
    Result result = night.result();
    return new Report.Scenario(
        result, history.judge(night, "millrace"), History.notJudged(result, "millrace"));
  }
}
