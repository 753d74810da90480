package io.millrace.peer.clickstream;

/**
 * How much of the job a system does, so that its costs can be placed: each rung does what the one
 * before it does, and more. What goes to the output topic has, on every rung, the headers and the
 * timestamp of the whole job's enriched records, and from J2 on their key.
 *
 * <p>The audit has rungs of its own, as who is judged shares no code with who judges.
 */
public enum Rung {
  /** Every record goes to the output topic, its key and value unchanged. */
  J0,
  /** Values are decoded and encoded again; one that cannot be decoded goes on unchanged. */
  J1,
  /** Clicks that are not valid go to the dead-letter topic instead. */
  J2,
  /** Copies of clicks are dropped. */
  J3,
  /** Clicks are enriched. */
  J4,
  /** The whole job: totals, and dead letters for late clicks. */
  J5;

  /** Whether this rung does what {@code other} adds. */
  public boolean reaches(Rung other) {
    return compareTo(other) >= 0;
  }
}
