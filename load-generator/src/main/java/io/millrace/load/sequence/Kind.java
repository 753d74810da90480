package io.millrace.load.sequence;

/** What a record of the load is meant to be. */
public enum Kind {
  /** A valid event in order. */
  ORDINARY,
  /** A valid event behind by less than the disorder bound. */
  DISORDERED,
  /** A valid event meant to be late, but within the allowed lateness. */
  LATE_WITHIN,
  /** A valid event meant to be beyond the allowed lateness. */
  LATE_BEYOND,
  /** A copy right behind an earlier event. */
  COPY_IMMEDIATE,
  /** A copy of an event within the deduplication horizon. */
  COPY_DELAYED,
  /** A copy of an event that may have been forgotten. */
  COPY_BEYOND_HORIZON,
  /** A record without a value. */
  NULL_VALUE,
  /** Not exactly one datum in the wire format. */
  MALFORMED,
  /** A schema id that is none of the event's. */
  UNKNOWN_SCHEMA,
  /** A required field is absent or empty. */
  MISSING_FIELD,
  /** A number or a length is outside its limits. */
  OUT_OF_RANGE,
  /** A field is not of its form. */
  BAD_FORMAT,
  /** The event time is impossible. */
  BAD_EVENT_TIME;

  /** Returns whether this is a valid event that is no copy. */
  public boolean isOriginal() {
    return this.compareTo(LATE_BEYOND) <= 0;
  }

  /** Returns whether this is a copy of an earlier event. */
  public boolean isCopy() {
    return this.compareTo(COPY_IMMEDIATE) >= 0 && this.compareTo(COPY_BEYOND_HORIZON) <= 0;
  }

  /** Returns whether the validation must reject this, for the reason of the same name. */
  public boolean isRejected() {
    return this.compareTo(NULL_VALUE) >= 0;
  }
}
