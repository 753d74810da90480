package io.millrace.benchmark.run;

import io.millrace.load.oracle.Expectation;
import io.millrace.load.oracle.Rung;
import io.millrace.load.workload.Topics;
import java.util.Map;

/**
 * What must be on the outputs before a run can be over. More may come, such as late events,
 * corrected totals, or what should not: the audit is for that.
 *
 * @param records by topic, at least so many
 */
public record Due(Map<String, Long> records) {
  /** Copies the map. */
  public Due {
    records = Map.copyOf(records);
  }

  /** What a system on a rung must make of an input. */
  public static Due of(Expectation expected, Rung rung, Topics topics) {
    return new Due(
        Map.of(
            topics.enriched(), expected.outputsAtLeast(rung),
            topics.deadLetters(), expected.deadLettersAtLeast(rung),
            topics.aggregates(), expected.aggregatesAtLeast(rung)));
  }

  /** Whether that is all among so many records by topic. */
  boolean isIn(Map<String, Long> written) {
    return records.entrySet().stream()
        .allMatch(due -> written.getOrDefault(due.getKey(), 0L) >= due.getValue());
  }
}
