package io.millrace.conformance;

import java.math.BigDecimal;
import java.time.Instant;

/** Times of the fixture: minutes and seconds of one hour, {@code mm:ss} or {@code mm:ss.SSS}. */
public final class Times {
  private static final long HOUR = Instant.parse("2020-02-02T02:00:00Z").toEpochMilli();

  private Times() {}

  /** The instant in epoch milliseconds. */
  public static long millis(String text) {
    long minutes = Long.parseLong(text.substring(0, 2));
    BigDecimal seconds = new BigDecimal(text.substring(3));
    return HOUR + 60_000 * minutes + seconds.movePointRight(3).longValueExact();
  }

  /** The instant for Beam. */
  public static org.joda.time.Instant instant(String text) {
    return org.joda.time.Instant.ofEpochMilli(millis(text));
  }

  /** The text of an instant. */
  public static String text(long millis) {
    long time = millis - HOUR;
    String seconds =
        "%02d:%02d".formatted(Math.floorDiv(time, 60_000L), Math.floorMod(time / 1000, 60L));
    long rest = Math.floorMod(time, 1000L);
    return rest == 0 ? seconds : seconds + ".%03d".formatted(rest);
  }
}
