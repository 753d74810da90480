package io.millrace.benchmark.latency.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a system kept up with a rate.
 *
 * @param outcome in a word
 * @param reasons in words; empty if the rate was sustained
 */
public record Verdict(Outcome outcome, List<String> reasons) {
  private static final double MOST_SLOPE = 0.01;
  private static final double MOST_GROWTH = 2;
  private static final double LEAST_SENT = 0.995;

  /**
   * Below this a doubled percentile says nothing of a queue: that of some 20 s moves as much by a
   * single collection, a checkpoint or where the batches of producers fall. A queue that grows by 1
   * % of the rate is longer by 400 ms after 40 s.
   */
  private static final long GROWTH_FLOOR_MICROS = 100_000;

  /** What a probe says. */
  public enum Outcome {
    /** The system kept up. */
    SUSTAINED,
    /** It did not. */
    OVERLOADED,
    /** The generator did not keep to its plan, so that nobody knows. */
    GENERATOR_LIMITED,
    /** The broker had no room left, so that nobody knows. */
    BROKER_LIMITED,
    /** The machine was not quiet, so that nobody knows. */
    NOISY
  }

  /** Copies the reasons. */
  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /**
   * Judges a probe.
   *
   * <p>A machine that was not quiet and a broker without room make any system slow, so that these
   * come first. A system whose lag grows, or that fails, is overloaded even if the generator was
   * late, which asks for less. But a late generator makes latencies grow, so that these come last.
   */
  public static Verdict of(Evidence seen) {
    if (!seen.noise().isEmpty()) {
      return new Verdict(Outcome.NOISY, seen.noise());
    }
    if (!seen.harnessLimits().isEmpty()) {
      return new Verdict(Outcome.BROKER_LIMITED, seen.harnessLimits());
    }
    List<String> reasons = new ArrayList<>(seen.systemFaults());
    // Not "above": no number is no proof either.
    if (!(seen.lagSlope() < MOST_SLOPE * seen.offeredRate())) {
      reasons.add(
          text(
              "the lag grew by %,.0f records/s, %.1f %% of the rate",
              seen.lagSlope(), 100 * seen.lagSlope() / seen.offeredRate()));
    }
    if (!reasons.isEmpty()) {
      return new Verdict(Outcome.OVERLOADED, reasons);
    }
    reasons.addAll(seen.generatorFaults());
    if (!(seen.sentInTime() >= LEAST_SENT)) {
      reasons.add(text("the generator sent %.2f %% in time", 100 * seen.sentInTime()));
    }
    if (!reasons.isEmpty()) {
      return new Verdict(Outcome.GENERATOR_LIMITED, reasons);
    }
    if (seen.lastP99Micros() > GROWTH_FLOOR_MICROS
        && seen.lastP99Micros() > MOST_GROWTH * seen.firstP99Micros()) {
      return new Verdict(
          Outcome.OVERLOADED,
          List.of(
              text(
                  "the 99th percentile grew from %,.0f to %,.0f ms",
                  seen.firstP99Micros() / 1e3, seen.lastP99Micros() / 1e3)));
    }
    return new Verdict(Outcome.SUSTAINED, List.of());
  }

  /** Whether the system kept up. */
  public boolean sustained() {
    return outcome == Outcome.SUSTAINED;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
