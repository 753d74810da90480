package io.millrace.benchmark.measure;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The checkpoints of a job on Flink, as its coordinator logs them.
 *
 * @param count how many were completed
 * @param medianBytes size of the state in them
 * @param medianMillis from the trigger to the last acknowledgement
 */
public record Checkpoints(int count, double medianBytes, double medianMillis) {
  /** The JVM's flag that makes Flink log them. */
  public static final String FLAG =
      "-Dorg.slf4j.simpleLogger.log.org.apache.flink.runtime.checkpoint.CheckpointCoordinator=info";

  private static final Pattern COMPLETED =
      Pattern.compile(
          "Completed checkpoint \\d+ for job \\w+ \\((\\d+) bytes, checkpointDuration=(\\d+) ms");

  /** Reads a log; nothing if it tells of none. */
  public static Optional<Checkpoints> of(List<String> lines) {
    List<MatchResult> completed =
        lines.stream().flatMap(line -> COMPLETED.matcher(line).results()).toList();
    return completed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Checkpoints(completed.size(), median(completed, 1), median(completed, 2)));
  }

  private static double median(List<MatchResult> completed, int group) {
    return Statistics.median(
        completed.stream().mapToDouble(one -> Double.parseDouble(one.group(group))).toArray());
  }
}
