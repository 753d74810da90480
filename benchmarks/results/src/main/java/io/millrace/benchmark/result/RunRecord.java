package io.millrace.benchmark.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A single run.
 *
 * @param block counted from 1
 * @param attempt counted from 1: a noisy run is repeated once
 * @param system its label
 * @param rung J0 to J5
 * @param guarantee AT_LEAST_ONCE or EXACTLY_ONCE
 * @param parallelism of the system
 * @param valid whether it counts
 * @param reasons why it does not, else empty
 * @param audit the verdict and the balance, in a line
 * @param recordsPerSecond over the steady region; null unless valid
 * @param cpuNanosPerRecord null unless valid
 * @param allocatedBytesPerRecord null unless valid and known
 * @param details everything that was measured, for people; its form may change
 */
public record RunRecord(
    int block,
    int attempt,
    String system,
    String rung,
    String guarantee,
    int parallelism,
    boolean valid,
    List<String> reasons,
    String audit,
    Double recordsPerSecond,
    Double cpuNanosPerRecord,
    Double allocatedBytesPerRecord,
    JsonNode details) {

  /** Copies the reasons. */
  public RunRecord {
    reasons = List.copyOf(reasons);
  }
}
