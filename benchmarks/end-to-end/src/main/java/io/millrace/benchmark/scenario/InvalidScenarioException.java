package io.millrace.benchmark.scenario;

import java.util.List;

/** A scenario that cannot be run, with all problems. */
public final class InvalidScenarioException extends RuntimeException {
  InvalidScenarioException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
