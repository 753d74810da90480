package io.millrace.nightly.history;

/**
 * What makes figures of several nights comparable.
 *
 * @param scenario its name
 * @param system its label
 * @param rung J0 to J5
 * @param guarantee AT_LEAST_ONCE or EXACTLY_ONCE
 * @param parallelism of the system
 * @param records on the input topic
 * @param machine processor and cores
 * @param metric what was measured
 * @param baseline the label whose figure this is a multiple of; empty for the figure itself
 */
public record Series(
    String scenario,
    String system,
    String rung,
    String guarantee,
    int parallelism,
    long records,
    String machine,
    Metric metric,
    String baseline) {

  /** Whether its values are multiples of a baseline's. */
  public boolean relative() {
    return !baseline.isEmpty();
  }
}
