package io.millrace.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;

/**
 * A score to be tested with, valid unless said otherwise.
 *
 * @param eventTime in epoch milliseconds
 * @param raw the value of the record if it is not to be a score
 * @param offset offset of its record, -1 for the next one of its batch
 */
public record TestEvent(
    String id, String player, long eventTime, long points, String raw, long offset)
    implements Serializable {

  /** A score of one point by player {@code u} at {@code 00:00}. */
  public static TestEvent event(String id) {
    return new TestEvent(id, "u", Times.millis("00:00"), 1, null, -1);
  }

  /** A record with this value, at {@code 00:00}. */
  public static TestEvent raw(String value) {
    return new TestEvent("", "", Times.millis("00:00"), 0, value, -1);
  }

  /** A record without a value, at {@code 00:00}. */
  public static TestEvent withoutValue() {
    return new TestEvent("", "", Times.millis("00:00"), -1, null, -1);
  }

  /** Scored by this player, which is the key. */
  public TestEvent user(String newPlayer) {
    return new TestEvent(id, newPlayer, eventTime, points, raw, offset);
  }

  /** At this time, {@code mm:ss} or {@code mm:ss.SSS}. */
  public TestEvent at(String time) {
    return at(Times.millis(time));
  }

  /** At this time in epoch milliseconds. */
  public TestEvent at(long time) {
    return new TestEvent(id, player, time, points, raw, offset);
  }

  /** Worth this much. */
  public TestEvent points(long newPoints) {
    return new TestEvent(id, player, eventTime, newPoints, raw, offset);
  }

  /** In the record of this offset. */
  public TestEvent offset(long newOffset) {
    return new TestEvent(id, player, eventTime, points, raw, newOffset);
  }

  /** The value of its record, null for none. */
  byte[] value() {
    if (raw != null) {
      return raw.getBytes(UTF_8);
    }
    return id.isEmpty() && points < 0 ? null : text().getBytes(UTF_8);
  }

  private String text() {
    return id + ';' + player + ';' + eventTime + ';' + points;
  }
}
