package io.millrace.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.contract.EventReader;
import io.millrace.reject.RejectionReason;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads scores as {@link ScoreContract} describes them. */
final class ScoreReader implements EventReader {
  private static final int FIELDS = 4;

  private byte[] bytes = new byte[0];
  private int start;
  private int length;
  private final int[] fieldStarts = new int[FIELDS + 1];
  private long eventTime;
  private long points;
  private String detail = "";

  @Override
  public @Nullable RejectionReason read(
      byte[] newBytes, int newStart, int newLength, long recordTimestamp) {
    bytes = newBytes;
    start = newStart;
    length = newLength;
    if (length < 0) {
      return reject(RejectionReason.NULL_VALUE, "no value");
    }
    if (!split()) {
      return reject(RejectionReason.MALFORMED, "not four fields");
    }
    if (idLength() == 0 || keyLength() == 0) {
      return reject(RejectionReason.MISSING_FIELD, "id or player is empty");
    }
    try {
      eventTime = number(2);
      points = number(3);
    } catch (NumberFormatException e) {
      return reject(RejectionReason.BAD_FORMAT, "not a number");
    }
    return points < 0 ? reject(RejectionReason.OUT_OF_RANGE, "points are negative") : null;
  }

  private RejectionReason reject(RejectionReason reason, String why) {
    detail = why;
    return reason;
  }

  private boolean split() {
    int field = 0;
    fieldStarts[field++] = start;
    for (int at = start; at < start + length; at++) {
      if (bytes[at] == ';') {
        if (field == FIELDS) {
          return false;
        }
        fieldStarts[field++] = at + 1;
      }
    }
    fieldStarts[FIELDS] = start + length + 1;
    return field == FIELDS;
  }

  private int fieldLength(int field) {
    return fieldStarts[field + 1] - 1 - fieldStarts[field];
  }

  private long number(int field) {
    return Long.parseLong(new String(bytes, fieldStarts[field], fieldLength(field), US_ASCII));
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public long eventTime() {
    return eventTime;
  }

  @Override
  public byte[] payload() {
    return bytes;
  }

  @Override
  public int payloadStart() {
    return start;
  }

  @Override
  public int payloadLength() {
    return length;
  }

  @Override
  public int idStart() {
    return fieldStarts[0];
  }

  @Override
  public int idLength() {
    return fieldLength(0);
  }

  @Override
  public int keyStart() {
    return fieldStarts[1];
  }

  @Override
  public int keyLength() {
    return fieldLength(1);
  }

  @Override
  public long measure(int index) {
    return points;
  }
}
