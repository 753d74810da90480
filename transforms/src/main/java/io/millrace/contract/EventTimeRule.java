package io.millrace.contract;

import java.io.Serializable;

/**
 * Where the event time lies, and between which limits it is believed.
 *
 * @param micros whether the field counts microseconds instead of milliseconds
 * @param earliestMillis the first instant that is believed
 * @param maxAheadMillis how far the event time may be ahead of the record's timestamp
 */
record EventTimeRule(
    int slot,
    boolean micros,
    long earliestMillis,
    long maxAheadMillis,
    String tooEarly,
    String tooFarAhead)
    implements Serializable {

  /** The event time in epoch milliseconds, rounded down. */
  long millis(Skimmer datum) {
    long value = datum.longValue(slot);
    return micros ? Math.floorDiv(value, 1000L) : value;
  }

  boolean isTooEarly(long eventTime) {
    return eventTime < earliestMillis;
  }

  boolean isTooFarAhead(long eventTime, long recordTimestamp) {
    // A difference that overflows is larger than any limit.
    long ahead = eventTime - recordTimestamp;
    return eventTime > recordTimestamp && (ahead < 0 || ahead > maxAheadMillis);
  }
}
