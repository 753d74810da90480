package io.millrace.benchmark.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a series of runs gave.
 *
 * @param format version of this schema, {@link ResultFile#FORMAT}
 * @param scenario short name
 * @param commit of the project, with {@code +} if files were changed
 * @param valid whether the series counts as a whole: if not, no figure of it may be quoted
 * @param reasons why it does not count, else empty
 * @param environment where and when it ran
 * @param configuration the scenario, the systems and the JVM's options, as they were used
 * @param figures one for each system on each rung, in the scenario's order
 * @param runs every single run in the order of time, invalid ones too
 */
public record Result(
    int format,
    String scenario,
    String commit,
    boolean valid,
    List<String> reasons,
    Environment environment,
    JsonNode configuration,
    List<Figure> figures,
    List<RunRecord> runs) {

  /** Copies the lists. */
  public Result {
    reasons = List.copyOf(reasons);
    figures = List.copyOf(figures);
    runs = List.copyOf(runs);
  }
}
