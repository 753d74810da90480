package io.millrace.nightly.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Result;
import io.millrace.nightly.detect.Finding.Verdict;
import io.millrace.nightly.history.Judgement;
import java.util.Comparator;
import java.util.List;

/**
 * What the page is about.
 *
 * @param scenarios in the order of the page
 * @param baseline the label that the others are compared with
 * @param watched how the labels begin whose figures are judged
 */
public record Report(List<Scenario> scenarios, String baseline, String watched) {

  /** Copies the scenarios. */
  public Report {
    scenarios = List.copyOf(scenarios);
  }

  /**
   * A scenario.
   *
   * @param result what was measured
   * @param judgements of its watched figures; those of the fullest rung come first
   * @param notJudged watched figures that do not count
   */
  public record Scenario(Result result, List<Judgement> judgements, List<Figure> notJudged) {

    /** Copies the lists. */
    public Scenario {
      judgements =
          judgements.stream()
              .sorted(Comparator.comparing(one -> Setting.of(one.series()), Setting.FULLEST_FIRST))
              .toList();
      notJudged = List.copyOf(notJudged);
    }
  }

  /** All judgements. */
  public List<Judgement> judgements() {
    return scenarios.stream().flatMap(scenario -> scenario.judgements().stream()).toList();
  }

  /** Those that are alarms. */
  public List<Judgement> alarms() {
    return judgements().stream().filter(Judgement::worse).toList();
  }

  /** How many watched figures do not count. */
  public long notJudged() {
    return scenarios.stream().mapToLong(scenario -> scenario.notJudged().size()).sum();
  }

  /** Whether the history is too short for any judgement. */
  boolean tooFewNights() {
    return judgements().stream()
        .allMatch(judgement -> judgement.finding().verdict() == Verdict.TOO_FEW);
  }

  boolean watches(String system) {
    return system.startsWith(watched);
  }
}
