package io.millrace.load.workload;

import java.util.List;

/**
 * Names of the five topics of a run.
 *
 * @param raw input events
 * @param profiles reference data
 * @param enriched output events
 * @param aggregates totals per user and window
 * @param deadLetters rejected input
 */
public record Topics(
    String raw, String profiles, String enriched, String aggregates, String deadLetters) {

  /** Returns the names of the clickstream pipeline. */
  public static Topics defaults() {
    return new Topics(
        "user.clicks.raw",
        "user.profiles",
        "user.clicks.enriched",
        "user.clicks.aggregates",
        "user.clicks.dlt");
  }

  /** Returns the default names behind {@code prefix}, so that runs can share a broker. */
  public static Topics withPrefix(String prefix) {
    Topics names = defaults();
    return new Topics(
        prefix + names.raw,
        prefix + names.profiles,
        prefix + names.enriched,
        prefix + names.aggregates,
        prefix + names.deadLetters);
  }

  /** Returns all names. */
  public List<String> all() {
    return List.of(raw, profiles, enriched, aggregates, deadLetters);
  }
}
