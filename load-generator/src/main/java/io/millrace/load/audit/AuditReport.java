package io.millrace.load.audit;

import java.util.List;

/**
 * The verdict on a run.
 *
 * @param mode the guarantee the output was held to
 * @param input what is to be said of the input topic: faults there are not the pipeline's
 * @param outputs what is to be said of the enriched, dead-letter and aggregate topics
 * @param balance the conservation balance
 */
public record AuditReport(
    Mode mode, TopicVerdict input, List<TopicVerdict> outputs, Balance balance) {
  /** Copies the verdicts. */
  public AuditReport {
    outputs = List.copyOf(outputs);
  }

  /** Returns whether nothing at all is wrong; only then does the run count. */
  public boolean clean() {
    return input.clean() && outputs.stream().allMatch(TopicVerdict::clean) && balance.holds();
  }

  /** Returns the verdict as a table for people. */
  public String toTable() {
    return ReportText.table(this);
  }

  /** Returns the verdict as JSON for machines. */
  public String toJson() {
    return ReportText.json(this);
  }
}
