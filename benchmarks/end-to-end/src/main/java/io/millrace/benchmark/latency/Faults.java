package io.millrace.benchmark.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Says why figures of an open loop do not count. */
final class Faults {
  /** How all faults begin that are the generator's. */
  static final String GENERATOR = "the generator";

  /** How those of them begin that the generator found itself: not all was sent as it was to be. */
  static final String SENDING = GENERATOR + ": ";

  private static final String LATE = GENERATOR + " did not keep up";

  private static final long LATE_MICROS = 5_000;
  private static final double LATE_SHARE = 0.1;
  private static final double MOST_NEGATIVE = 1e-4;
  private static final long MOST_DRIFT_MICROS = 1_000;

  private Faults() {}

  /**
   * Looks at the figures.
   *
   * @param unmatched results of inputs that are not known
   * @param driftMicros by how much the time of day moved against the clock of the run
   */
  static List<String> of(Measurement seen, long unmatched, long driftMicros) {
    List<String> faults = new ArrayList<>();
    late(seen, faults);
    if (seen.enriched().getTotalCount() == 0) {
      faults.add("no result of the measured part came");
    } else if (seen.readyBefore().isNegative()) {
      Duration after = seen.readyBefore().negated();
      faults.add(
          "the first result came %,d ms after the measured part had begun"
              .formatted(after.toMillis()));
    }
    if (seen.negative() > MOST_NEGATIVE * seen.values()) {
      faults.add("%,d of %,d latencies are negative".formatted(seen.negative(), seen.values()));
    }
    if (unmatched > 0) {
      faults.add(
          "%,d results do not name a record of the input that was acknowledged"
              .formatted(unmatched));
    }
    if (Math.abs(driftMicros) > MOST_DRIFT_MICROS) {
      faults.add(
          "the time of day moved by %,d us against the monotone clock".formatted(driftMicros));
    }
    return faults;
  }

  /** Whether a fault is that records were sent late. */
  static boolean isLateness(String fault) {
    return fault.startsWith(LATE);
  }

  /** A generator that is late by a tenth of what it measures adds too much of its own. */
  private static void late(Measurement seen, List<String> faults) {
    long delay = seen.sendDelay().getValueAtPercentile(99.9);
    long p99 = seen.enriched().getValueAtPercentile(99);
    long limit = Math.max(LATE_MICROS, (long) (LATE_SHARE * p99));
    if (delay > limit) {
      faults.add(
          (LATE + ": 99.9 %% of the records were sent within %,d us, not %,d us")
              .formatted(delay, limit));
    }
  }
}
