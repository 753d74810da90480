package io.millrace.benchmark.latency.series;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmark.latency.LatencyFigures;
import io.millrace.benchmark.latency.Passage;
import io.millrace.benchmark.latency.search.Evidence;
import io.millrace.benchmark.latency.search.Verdict;
import io.millrace.benchmark.result.Latency;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.scenario.Setting;
import java.util.List;

/**
 * What a result tells of a single run beyond its schema.
 *
 * @param warmUpSeconds that did not count
 * @param seconds that counted
 * @param outcome whether the system kept up
 * @param lagSlope by how many records per second the lag grew
 * @param firstP99Micros of the first part of the measured time
 * @param lastP99Micros of the last part
 * @param sentInTime share of the planned records
 * @param negative how many latencies were negative
 * @param noise what was wrong with the machine, though it may not count
 * @param calibration what the same piece of work cost before, in nanoseconds per byte; null if it
 *     was not asked for
 * @param latency of this run alone; null if it has faults
 */
record LatencyDetails(
    long warmUpSeconds,
    long seconds,
    Verdict.Outcome outcome,
    double lagSlope,
    long firstP99Micros,
    long lastP99Micros,
    double sentInTime,
    long negative,
    List<String> noise,
    Double calibration,
    Latency latency) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A run as it stands in a result. */
  static RunRecord record(LatencyRun run) {
    Passage passage = run.passage();
    Evidence evidence = run.evidence();
    Setting setting = run.entry().setting();
    LatencyDetails details =
        new LatencyDetails(
            passage.load().warmUp().toSeconds(),
            passage.load().length().toSeconds(),
            run.verdict().outcome(),
            evidence.lagSlope(),
            evidence.firstP99Micros(),
            evidence.lastP99Micros(),
            evidence.sentInTime(),
            passage.negative(),
            passage.noise(),
            run.calibration(),
            run.valid() ? LatencyFigures.of(List.of(passage)).orElse(null) : null);
    return new RunRecord(
        run.kind(),
        run.number(),
        run.attempt(),
        run.entry().label(),
        setting.rung().name(),
        setting.guarantee().name(),
        setting.parallelism(),
        passage.load().perSecond(),
        run.valid(),
        run.reasons(),
        passage.balance(),
        null,
        null,
        null,
        JSON.valueToTree(details));
  }
}
