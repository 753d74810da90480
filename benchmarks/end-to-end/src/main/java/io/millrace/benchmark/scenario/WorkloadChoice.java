package io.millrace.benchmark.scenario;

import io.millrace.load.workload.InvalidWorkloadException;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The load of a scenario.
 *
 * @param name {@code default} for the generator's default workload, else a file of it, relative to
 *     the checkout
 * @param overrides {@code path=value}, as the generator takes them
 */
public record WorkloadChoice(String name, List<String> overrides) {
  private static final String DEFAULT = "default";

  /** Copies the overrides. */
  public WorkloadChoice {
    if (name == null || overrides == null) {
      throw new InvalidScenarioException(List.of("workload needs a name and overrides"));
    }
    overrides = List.copyOf(overrides);
  }

  /**
   * The workload with so many records.
   *
   * <p>The span of event time shrinks or grows with the records, from what the file says for {@code
   * reference} records. So a system that is given fewer records meets as many events per window and
   * per deduplication horizon as the others: about the same state, and as much output per record.
   *
   * @param root of the checkout
   * @throws InvalidScenarioException if it is no workload
   */
  public Workload workload(Path root, long records, long reference, long seed) {
    try {
      Workload given = given(root, overrides);
      if (records != reference) {
        long span = given.eventTime().span().toMillis() * records / reference;
        List<String> scaled = new ArrayList<>(overrides);
        scaled.add("eventTime.span=" + Duration.ofMillis(span));
        given = given(root, scaled);
      }
      return given.withSeed(seed).withRecords(records);
    } catch (InvalidWorkloadException e) {
      throw new InvalidScenarioException(List.of("workload: " + e.getMessage()));
    }
  }

  private Workload given(Path root, List<String> changes) {
    return name.equals(DEFAULT)
        ? WorkloadFile.parse("", changes)
        : Workload.load(root.resolve(name), changes);
  }
}
