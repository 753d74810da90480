package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.scenario.LatencyScenario;
import io.millrace.benchmark.scenario.Measure;
import io.millrace.benchmark.scenario.Search;
import java.time.Duration;

/**
 * How much of a series is still to be run, and how long that takes. A search whose end is not known
 * takes as many probes as those that have ended, or nine; a run takes as long as its load and what
 * runs have taken more so far.
 */
final class RunCount {
  private static final int USUAL_PROBES = 9;

  private final LatencyScenario scenario;
  private int openSearches;
  private int endedSearches;
  private int probes;
  private int probesOfOpen;
  private int measurements;
  private int runs;
  private Duration beyondLoad = Duration.ZERO;

  RunCount(LatencyScenario scenario, int entries) {
    this.scenario = scenario;
    this.openSearches = scenario.search() == null ? 0 : entries;
    this.measurements = entries * scenario.rates().count() * scenario.measure().repetitions();
  }

  /** A run has ended; a second attempt is one that was not foreseen. */
  void ran(Kind kind, int attempt, Duration took) {
    runs++;
    beyondLoad = beyondLoad.plus(took).minus(load(kind));
    if (attempt > 1) {
      return;
    }
    if (kind == Kind.PROBE) {
      probesOfOpen++;
    } else {
      measurements--;
    }
  }

  /** A search has ended. */
  void searched() {
    openSearches--;
    endedSearches++;
    probes += probesOfOpen;
    probesOfOpen = 0;
  }

  /** There are so many measurements in all. */
  void measuring(int all) {
    measurements = all;
  }

  /** How long the rest takes, as far as can be said. */
  Duration left() {
    int each = endedSearches == 0 ? USUAL_PROBES : Math.round((float) probes / endedSearches);
    int open = Math.max(openSearches > 0 ? 1 : 0, openSearches * each - probesOfOpen);
    Duration more = runs == 0 ? Duration.ZERO : beyondLoad.dividedBy(runs);
    return load(Kind.PROBE)
        .plus(more)
        .multipliedBy(open)
        .plus(load(Kind.LATENCY).plus(more).multipliedBy(measurements));
  }

  private Duration load(Kind kind) {
    Search search = scenario.search();
    Measure measure = scenario.measure();
    if (kind == Kind.LATENCY) {
      return Duration.ofSeconds(measure.warmUpSeconds() + measure.seconds());
    }
    return search == null
        ? Duration.ZERO
        : Duration.ofSeconds(search.warmUpSeconds() + search.seconds());
  }
}
