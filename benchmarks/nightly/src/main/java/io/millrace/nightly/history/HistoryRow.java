package io.millrace.nightly.history;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * A figure of a night.
 *
 * @param startedAt when its series of runs began, in ISO-8601, UTC
 * @param commit of the project
 * @param scenario its name
 * @param system its label
 * @param rung J0 to J5
 * @param guarantee AT_LEAST_ONCE or EXACTLY_ONCE
 * @param parallelism of the system
 * @param records on the input topic
 * @param machine processor and cores
 * @param java version of the JVM
 * @param metric the field of the result that it comes from
 * @param baseline the label whose figure this is a multiple of; empty for the figure itself
 * @param value the median
 * @param low the least run, or the lower end of a ratio's interval; null if there is none
 * @param high the greatest run, or the upper end; null if there is none
 * @param runs as many runs, or blocks for a ratio, as it was taken from
 */
@JsonPropertyOrder({
  "startedAt",
  "commit",
  "scenario",
  "system",
  "rung",
  "guarantee",
  "parallelism",
  "records",
  "machine",
  "java",
  "metric",
  "baseline",
  "value",
  "low",
  "high",
  "runs"
})
public record HistoryRow(
    String startedAt,
    String commit,
    String scenario,
    String system,
    String rung,
    String guarantee,
    int parallelism,
    long records,
    String machine,
    String java,
    String metric,
    String baseline,
    double value,
    Double low,
    Double high,
    int runs) {

  /** Checks what the judgement relies on. */
  public HistoryRow {
    Instant.parse(startedAt);
    Metric.of(metric);
    baseline = baseline == null ? "" : baseline;
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a value must be a positive number, not " + value);
    }
  }

  /** What it is compared with. */
  Series series() {
    return new Series(
        scenario,
        system,
        rung,
        guarantee,
        parallelism,
        records,
        machine,
        Metric.of(metric),
        baseline);
  }

  /** When its series of runs began. */
  Instant start() {
    return Instant.parse(startedAt);
  }
}
