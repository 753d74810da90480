package io.millrace.load.oracle;

/**
 * How much of the job a system does, so that the cost of each part can be told: each rung does what
 * the one before it does, and more.
 */
public enum Rung {
  /** Copies every record, whatever is in it. */
  J0,
  /** Decodes values and encodes them again; what cannot be decoded goes through as it is. */
  J1,
  /** Dead-letters what is to be rejected. */
  J2,
  /** Drops copies. */
  J3,
  /** Adds the reference data. */
  J4,
  /** Gives totals per user and window, and dead-letters late events: the whole job. */
  J5;

  /** Returns whether records that are to be rejected go through like all others. */
  public boolean passesAll() {
    return compareTo(J2) < 0;
  }

  /** Returns whether copies go through like all others. */
  public boolean passesCopies() {
    return compareTo(J3) < 0;
  }

  /** Returns whether values get the reference data; otherwise they are those of the input. */
  public boolean enriches() {
    return compareTo(J4) >= 0;
  }

  /** Returns whether there are totals, and late events. */
  public boolean totals() {
    return this == J5;
  }
}
