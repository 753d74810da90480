package io.millrace.benchmark.scenario;

import java.util.List;

/** A scenario that cannot be run, with all problems. */
public final class InvalidScenarioException extends RuntimeException {
  private final List<String> problems;

  /** Of these problems. */
  public InvalidScenarioException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, each behind the name of where it is. */
  public List<String> problems(String where) {
    return problems.stream().map(problem -> where + problem).toList();
  }
}
