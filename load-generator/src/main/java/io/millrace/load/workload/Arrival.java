package io.millrace.load.workload;

import java.time.Duration;

/**
 * How the records spread over time: over the event-time span, and over the run when it is paced.
 *
 * @param profile shape of the rate
 * @param peak highest rate, as a multiple of the mean one; without meaning for {@code CONSTANT}
 * @param periods how often {@code SINE} and {@code BURST} repeat
 * @param burstShare share of each period of {@code BURST} that has the peak rate
 * @param perSecond mean rate of a paced run in records per second; 0 sends as fast as the broker
 *     takes
 * @param duration length of a paced run; 0 derives it from the count, else the count follows from
 *     it
 */
public record Arrival(
    Profile profile,
    double peak,
    int periods,
    double burstShare,
    double perSecond,
    Duration duration) {

  /** Shape of the rate over the run. */
  public enum Profile {
    /** The same rate all the time. */
    CONSTANT,
    /** Grows linearly from {@code 2 - peak} to {@code peak} times the mean. */
    RAMP,
    /** {@code 2 - peak} times the mean in the first half, {@code peak} times in the second. */
    STEP,
    /** Swings around the mean by {@code peak - 1} of it. */
    SINE,
    /** Each period starts with a burst of {@code peak} times the mean. */
    BURST
  }

  /** Checks the ranges. */
  public Arrival {
    double most = profile == Profile.BURST ? 1 / Math.max(burstShare, 1e-6) : 2;
    new Problems()
        .range("burstShare", burstShare, 0.001, 0.999)
        .range("peak", peak, 1, most)
        .range("periods", periods, 1, 100_000)
        .range("perSecond", perSecond, 0, 10_000_000)
        .range("duration", duration, Duration.ZERO, Duration.ofDays(30))
        .require(
            duration.isZero() || perSecond > 0,
            "duration is " + duration + " while perSecond is 0: give a rate, or records instead")
        .throwIfAny();
  }
}
