package io.millrace.nightly.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people. */
final class Amounts {
  private static final MathContext DIGITS = new MathContext(3);
  private static final double THOUSAND = 1e3;
  private static final double MILLION = 1e6;

  private Amounts() {}

  /** Three significant digits, with commas between thousands: 11,900 or 0.141. */
  static String of(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    int decimals = Math.max(0, DIGITS.getPrecision() - rounded.precision() + rounded.scale());
    return String.format(Locale.ROOT, "%,." + Math.min(6, decimals) + "f", rounded);
  }

  /** As short as possible, for axes: 120k, 0.5. */
  static String tick(double value) {
    if (value >= MILLION) {
      return plain(value / MILLION) + "M";
    }
    return value >= 10 * THOUSAND ? plain(value / THOUSAND) + "k" : plain(value);
  }

  /** The same with a number of decimals. */
  static String tick(double value, int decimals) {
    return value >= 10 * THOUSAND
        ? tick(value)
        : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A change, with its sign: +4.2 %. */
  static String change(double share) {
    double percent = Math.round(share * 1000) / 10.0;
    return percent == 0
        ? "0.0 %"
        : String.format(Locale.ROOT, "%+.1f %%", percent).replace('-', '\u2212');
  }

  /** A range. */
  static String range(double low, double high) {
    return of(low) + " to " + of(high);
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
