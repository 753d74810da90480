package io.millrace.load.workload;

/**
 * Size of the records.
 *
 * @param bytes mean size of a valid value
 * @param spread values are uniform within {@code bytes} plus or minus this
 * @param headerShare share of the records with a further header
 */
public record Payload(int bytes, int spread, double headerShare) {
  /** Least size that every event reaches without padding. */
  public static final int LEAST = 220;

  /** Largest size. */
  public static final int MOST = 500_000;

  /** Checks the ranges. */
  public Payload {
    new Problems()
        .range("bytes", bytes, LEAST, MOST)
        .range("spread", spread, 0, Math.max(0, bytes - LEAST))
        .share("headerShare", headerShare)
        .throwIfAny();
  }
}
