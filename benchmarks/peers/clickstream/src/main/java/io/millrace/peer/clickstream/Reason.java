package io.millrace.peer.clickstream;

/** Why a record is dead-lettered; the table of {@code docs/semantics.md}. */
public enum Reason {
  /** The record has no value. */
  NULL_VALUE,
  /** The value is not one datum in the wire format. */
  MALFORMED,
  /** The schema id is not that of a click. */
  UNKNOWN_SCHEMA,
  /** A required field is absent or empty. */
  MISSING_FIELD,
  /** A number or a length is outside its limits. */
  OUT_OF_RANGE,
  /** A field is not of its form. */
  BAD_FORMAT,
  /** The event time is impossible. */
  BAD_EVENT_TIME,
  /** The enriched record would be too large. */
  OVERSIZE,
  /** The window was closed for good. */
  LATE
}
