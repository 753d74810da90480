package io.millrace.benchmark.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A single run.
 *
 * @param kind DRAIN of a full input; LATENCY in an open loop; PROBE in a search for the highest
 *     rate
 * @param block counted from 1: the repetition of an open loop, the search's step of a probe
 * @param attempt counted from 1: a noisy run is repeated once
 * @param system its label
 * @param rung J0 to J5
 * @param guarantee AT_LEAST_ONCE or EXACTLY_ONCE
 * @param parallelism of the system
 * @param offeredRate records per second of an open loop; null for a drain
 * @param valid whether it counts; of a probe, whether the system kept up
 * @param reasons why it does not, else empty
 * @param audit the verdict and the balance, in a line
 * @param recordsPerSecond over the steady region; null unless valid and a drain, as all that follow
 * @param cpuNanosPerRecord over the steady region
 * @param allocatedBytesPerRecord on the heap; null also if it is not known
 * @param details everything that was measured, for people; its form may change
 */
public record RunRecord(
    Kind kind,
    int block,
    int attempt,
    String system,
    String rung,
    String guarantee,
    int parallelism,
    Double offeredRate,
    boolean valid,
    List<String> reasons,
    String audit,
    Double recordsPerSecond,
    Double cpuNanosPerRecord,
    Double allocatedBytesPerRecord,
    JsonNode details) {

  /** What was run. */
  public enum Kind {
    /** Worked off a full input. */
    DRAIN,
    /** Kept up with an open loop, or not. */
    PROBE,
    /** Measured in an open loop. */
    LATENCY
  }

  /** Copies the reasons. */
  public RunRecord {
    reasons = List.copyOf(reasons);
  }
}
