package io.millrace.benchmark.report;

import io.millrace.benchmark.scenario.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a series will end: what is still to run will take as long as it has taken so far on average,
 * and what has not run yet as long as the average of all.
 */
final class Forecast {
  private final List<Entry> entries;
  private final Map<Entry, List<Duration>> runs = new HashMap<>();

  Forecast(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** A run of an entry has taken so long. */
  void ran(Entry entry, Duration took) {
    runs.computeIfAbsent(entry, first -> new ArrayList<>()).add(took);
  }

  /** How long all that is left of so many blocks will take; nothing before the first run's end. */
  Optional<Duration> left(int blocks) {
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    Duration mean = mean(runs.values().stream().flatMap(List::stream).toList());
    Duration left = Duration.ZERO;
    for (Entry entry : entries) {
      List<Duration> past = runs.getOrDefault(entry, List.of());
      Duration each = past.isEmpty() ? mean : mean(past);
      left = left.plus(each.multipliedBy(Math.max(0, blocks - past.size())));
    }
    return Optional.of(left);
  }

  private static Duration mean(List<Duration> durations) {
    return durations.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(durations.size());
  }
}
