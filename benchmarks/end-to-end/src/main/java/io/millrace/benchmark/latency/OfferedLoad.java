package io.millrace.benchmark.latency;

import java.time.Duration;

/**
 * An open loop: records are due at even distances, whatever the system does.
 *
 * <p>What is due in the warm-up counts for nothing. After the measured part the load goes on for a
 * {@link #TAIL}, which does not count either, so that the last windows that count are closed by
 * records as all the others are.
 *
 * @param perSecond records per second
 * @param warmUp how long before the measured part
 * @param length of the measured part
 */
public record OfferedLoad(double perSecond, Duration warmUp, Duration length) {
  /** How long the load goes on after the measured part. */
  public static final Duration TAIL = Duration.ofSeconds(1);

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public OfferedLoad {
    if (!(perSecond >= 1 && perSecond <= 10_000_000)) {
      throw new IllegalArgumentException("perSecond is " + perSecond + ", not 1 to 10,000,000");
    }
    check("warmUp", warmUp);
    check("length", length);
  }

  /** More than there is room for times in. */
  private static void check(String name, Duration part) {
    if (part.isNegative() || part.isZero() || part.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + " is " + part + ", not over 0 and up to " + LONGEST);
    }
  }

  /** How long records are due in all: warm-up, measured part and tail. */
  public Duration whole() {
    return warmUp.plus(length).plus(TAIL);
  }
}
