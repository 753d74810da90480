package io.millrace.nightly.detect;

/** Which way a figure gets better. */
public enum Sense {
  /** As costs do. */
  LESS_IS_BETTER(1),
  /** As speeds do. */
  MORE_IS_BETTER(-1);

  private final int sign;

  Sense(int sign) {
    this.sign = sign;
  }

  /**
   * The logarithm of a value, turned so that more is worse. A difference of two is then how much
   * worse, as a share, whatever the unit.
   *
   * @throws IllegalArgumentException if the value is not a positive number
   */
  double badness(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a figure must be a positive number, not " + value);
    }
    return sign * Math.log(value);
  }

  /** The value of a badness. */
  double value(double badness) {
    return Math.exp(sign * badness);
  }
}
