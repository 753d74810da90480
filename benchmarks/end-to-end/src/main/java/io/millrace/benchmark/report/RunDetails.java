package io.millrace.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmark.guard.Surroundings;
import io.millrace.benchmark.measure.Checkpoints;
import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.Region;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.scenario.Setting;
import java.util.List;
import java.util.Map;

/**
 * What a result tells of a single run beyond its schema.
 *
 * @param records on the input topic
 * @param end how it ended
 * @param startMillis from the start of the process to its first output; -1 without output
 * @param whole figures from the first output to the last, compilers and all; null unless valid
 * @param steady figures of the warm region; null unless valid
 * @param region which slices that is; null unless valid
 * @param checkpoints what the log says of them; null if it says nothing
 * @param peakMemoryBytes most resident memory
 * @param noise what was wrong with the machine, though it may not count
 * @param surroundings what else went on; null without output
 * @param busiestOther the busiest process without a part in the run
 * @param loadBefore load average over a minute, before the run
 * @param calibration what the same piece of work cost before the block, in nanoseconds per byte;
 *     null if it was not asked for
 * @param layerNanos CPU time per record by layer; empty unless profiled
 */
record RunDetails(
    long records,
    RunResult.End end,
    long startMillis,
    Figures whole,
    Figures steady,
    Region region,
    Checkpoints checkpoints,
    long peakMemoryBytes,
    List<String> noise,
    Surroundings surroundings,
    String busiestOther,
    double loadBefore,
    Double calibration,
    Map<String, Double> layerNanos) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A run as it stands in a result. */
  static RunRecord record(RunResult run) {
    Setting setting = run.entry().setting();
    RunDetails details =
        new RunDetails(
            run.entry().records(),
            run.end(),
            run.startMillis(),
            run.whole(),
            run.steady(),
            run.region(),
            run.checkpoints(),
            run.peakMemoryBytes(),
            run.noise(),
            run.surroundings(),
            run.busiestOther(),
            run.loadBefore(),
            run.calibration(),
            run.layerNanos());
    return new RunRecord(
        RunRecord.Kind.DRAIN,
        run.block(),
        run.attempt(),
        run.entry().label(),
        setting.rung().name(),
        setting.guarantee().name(),
        setting.parallelism(),
        null,
        run.valid(),
        run.reasons(),
        run.audit(),
        run.valid() ? run.steady().recordsPerSecond() : null,
        run.valid() ? run.steady().cpuNanosPerRecord() : null,
        run.allocatedBytesPerRecord(),
        JSON.valueToTree(details));
  }
}
