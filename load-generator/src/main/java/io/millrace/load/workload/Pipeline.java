package io.millrace.load.workload;

import java.time.Duration;

/**
 * Parameters of the pipeline under load, as far as the faults and the expectation depend on them;
 * they must be the same there.
 *
 * @param windowSize length of the windows
 * @param allowedLateness how long after its end a window takes corrections
 * @param deduplicationHorizon how long an event id is remembered
 * @param maxDisorder the disorder bound of the watermark
 * @param idleTimeout how long a partition is silent before it follows the wall clock
 */
public record Pipeline(
    Duration windowSize,
    Duration allowedLateness,
    Duration deduplicationHorizon,
    Duration maxDisorder,
    Duration idleTimeout) {

  /** Checks the ranges. */
  public Pipeline {
    Duration most = Duration.ofDays(365);
    new Problems()
        .range("windowSize", windowSize, Duration.ofMillis(1), most)
        .range("allowedLateness", allowedLateness, Duration.ZERO, most)
        .range("deduplicationHorizon", deduplicationHorizon, Duration.ofMillis(1), most)
        .range("maxDisorder", maxDisorder, Duration.ZERO, most)
        .range("idleTimeout", idleTimeout, Duration.ofMillis(1), most)
        .throwIfAny();
  }
}
