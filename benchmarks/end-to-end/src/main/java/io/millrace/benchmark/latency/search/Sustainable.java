package io.millrace.benchmark.latency.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param rate the highest that was confirmed, in records per second; null if none was
 * @param limit what kept it from being higher
 * @param reasons of that limit, in words; empty if there is none
 */
public record Sustainable(Double rate, Limit limit, List<String> reasons) {

  /** What ended a search. */
  public enum Limit {
    /** The system: the rate is its own. */
    SYSTEM,
    /** The generator: the system can do as much at least. */
    GENERATOR,
    /** The broker: the system can do as much at least. */
    BROKER,
    /** The range that was searched: the system can do as much at least. */
    RANGE,
    /** The machine was not quiet: of the system nothing more is known. */
    NOISE
  }

  /** Copies the reasons. */
  public Sustainable {
    reasons = List.copyOf(reasons);
  }

  /** Whether the rate is a lower bound only: something else than the system was the limit. */
  public boolean atLeast() {
    return rate != null && limit != Limit.SYSTEM;
  }
}
