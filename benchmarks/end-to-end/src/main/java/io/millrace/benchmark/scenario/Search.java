package io.millrace.benchmark.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the highest rate is searched that a system keeps up with.
 *
 * @param from records per second at which the search begins, under {@code default} and under the
 *     names of systems; the speed of a drain is a good one
 * @param warmUpSeconds of every probe, which count for nothing
 * @param seconds of every probe that count
 */
public record Search(Map<String, Double> from, long warmUpSeconds, long seconds) {

  /** Copies the rates. */
  public Search {
    from = Collections.unmodifiableMap(new TreeMap<>(from == null ? Map.of() : from));
  }

  /** The rate at which the search for a system begins. */
  public double from(String system) {
    return from.getOrDefault(system, from.get(Scenario.DEFAULT));
  }

  List<String> problems(List<String> systems, long leastSeconds) {
    List<String> problems = new ArrayList<>();
    Scenario.require(
        problems, from.containsKey(Scenario.DEFAULT), "search.from must have a default");
    Scenario.require(
        problems,
        from.values().stream().allMatch(Rates::isRate),
        "search.from must be 1 to 10,000,000");
    List<String> strange =
        from.keySet().stream()
            .filter(name -> !name.equals(Scenario.DEFAULT) && !systems.contains(name))
            .toList();
    Scenario.require(
        problems, strange.isEmpty(), "search.from names " + strange + ", which are not measured");
    problems.addAll(Measure.lengths("search", warmUpSeconds, seconds, leastSeconds));
    return problems;
  }
}
