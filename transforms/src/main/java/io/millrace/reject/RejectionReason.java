package io.millrace.reject;

/**
 * Why a record was rejected. The set is closed and the codes are stable: consumers of a dead-letter
 * topic may switch on either.
 */
public enum RejectionReason {
  /** The record has no value. */
  NULL_VALUE(1),
  /** The value is not one datum in the expected wire format. */
  MALFORMED(2),
  /** The schema id is unknown, or not one of this event's. */
  UNKNOWN_SCHEMA(3),
  /** A required field is absent, null or empty. */
  MISSING_FIELD(4),
  /** A number or a length is outside its limits. */
  OUT_OF_RANGE(5),
  /** A field is not of its form. */
  BAD_FORMAT(6),
  /** The event time is impossible: too old, or too far ahead of the record's timestamp. */
  BAD_EVENT_TIME(7),
  /** The enriched record would be larger than the limit. */
  OVERSIZE(8),
  /** There is no reference row for the key, and the policy is to reject. */
  UNKNOWN_REFERENCE(9),
  /** The window of the event was closed for good before the event came. */
  LATE(10);

  private static final RejectionReason[] BY_CODE = new RejectionReason[11];

  static {
    for (RejectionReason reason : values()) {
      BY_CODE[reason.code] = reason;
    }
  }

  private final int code;

  RejectionReason(int code) {
    this.code = code;
  }

  /** The stable number of this reason, 1 to 127. */
  public int code() {
    return code;
  }

  /**
   * The reason with the given code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RejectionReason ofCode(int code) {
    if (code < 1 || code >= BY_CODE.length) {
      throw new IllegalArgumentException("no rejection reason has the code " + code);
    }
    return BY_CODE[code];
  }
}
