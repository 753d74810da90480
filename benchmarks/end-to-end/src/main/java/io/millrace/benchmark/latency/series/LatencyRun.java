package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.latency.Passage;
import io.millrace.benchmark.latency.ProbeEvidence;
import io.millrace.benchmark.latency.search.Evidence;
import io.millrace.benchmark.latency.search.Verdict;
import io.millrace.benchmark.latency.search.Verdict.Outcome;
import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.scenario.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of a series.
 *
 * @param kind probe or measurement
 * @param number the step of a search, or the repetition; counted from 1
 * @param attempt counted from 1: a run that is worth it is repeated once
 * @param entry what ran
 * @param calibration what the same piece of work cost before, in nanoseconds per byte; null if it
 *     was not asked for
 * @param claims whether noise counts
 * @param passage what it showed
 */
public record LatencyRun(
    Kind kind,
    int number,
    int attempt,
    Entry entry,
    Double calibration,
    boolean claims,
    Passage passage) {

  /** What the verdict stands on. */
  Evidence evidence() {
    return ProbeEvidence.of(passage, claims);
  }

  /** Whether the system kept up. */
  public Verdict verdict() {
    return Verdict.of(evidence());
  }

  /**
   * Why it does not count; empty if it does. A system that falls behind has no latency: the longer
   * the run, the greater it would be.
   */
  public List<String> reasons() {
    Verdict verdict = verdict();
    if (kind == Kind.PROBE) {
      return verdict.reasons();
    }
    List<String> reasons = new ArrayList<>(passage.faults());
    if (claims) {
      reasons.addAll(passage.noise());
    }
    if (verdict.outcome() == Outcome.OVERLOADED) {
      verdict.reasons().stream().filter(reason -> !reasons.contains(reason)).forEach(reasons::add);
    }
    return reasons;
  }

  /** Whether it counts; of a probe, whether the system kept up. */
  public boolean valid() {
    return reasons().isEmpty();
  }

  /**
   * Whether it may be better if it runs again: the machine alone was to blame, or a generator that
   * was late. For a probe a moment in which it was late does not matter, and one that is always
   * late ends the search.
   */
  public boolean worthRepeating() {
    boolean noisy = passage.valid() && !passage.noise().isEmpty();
    boolean late = kind == Kind.LATENCY && passage.onlySentLate();
    return attempt == 1 && claims && (noisy || late);
  }
}
