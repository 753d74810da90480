package io.millrace.benchmark.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * How latency is measured at a rate.
 *
 * @param warmUpSeconds that count for nothing
 * @param seconds that count
 * @param repetitions of each system at each rate, each in a new JVM
 */
public record Measure(long warmUpSeconds, long seconds, int repetitions) {
  private static final long LONGEST_SECONDS = 900;
  private static final int MOST_REPETITIONS = 100;

  List<String> problems(long leastSeconds) {
    List<String> problems = lengths("measure", warmUpSeconds, seconds, leastSeconds);
    Scenario.require(
        problems,
        repetitions >= 1 && repetitions <= MOST_REPETITIONS,
        "measure.repetitions must be 1 to " + MOST_REPETITIONS);
    return problems;
  }

  static List<String> lengths(String field, long warmUpSeconds, long seconds, long leastSeconds) {
    List<String> problems = new ArrayList<>();
    Scenario.require(
        problems,
        warmUpSeconds >= 0 && warmUpSeconds <= LONGEST_SECONDS,
        field + ".warmUpSeconds must be 0 to " + LONGEST_SECONDS);
    Scenario.require(
        problems,
        seconds >= leastSeconds && seconds <= LONGEST_SECONDS,
        field + ".seconds must be " + leastSeconds + " to " + LONGEST_SECONDS);
    return problems;
  }
}
