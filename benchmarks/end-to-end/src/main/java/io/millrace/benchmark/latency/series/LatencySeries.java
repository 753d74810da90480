package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.latency.OfferedLoad;
import io.millrace.benchmark.latency.Passage;
import io.millrace.benchmark.latency.search.RateSearch;
import io.millrace.benchmark.latency.search.Sustainable;
import io.millrace.benchmark.latency.search.Verdict;
import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.LatencyScenario;
import io.millrace.benchmark.scenario.Measure;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.Search;
import io.millrace.load.pace.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Searches the highest rate of each entry, and then measures all of them again and again, each time
 * in an order of its own. Every run is a new JVM.
 */
public final class LatencySeries {
  private final LatencyScenario scenario;
  private final List<Entry> entries;
  private final Loop loop;
  private final LatencyListener listener;
  private Double calibration;

  /** Runs systems in an open loop. */
  public interface Loop {

    /** What a run shows; names of runs differ. */
    Passage run(String name, Entry entry, OfferedLoad load, Progress progress)
        throws IOException, ExecutionException, InterruptedException;

    /** What the calibration kernel costs now, in nanoseconds per byte. */
    double calibrate() throws IOException, InterruptedException;
  }

  /** A series over these entries. */
  public LatencySeries(
      LatencyScenario scenario, List<Entry> entries, Loop loop, LatencyListener listener) {
    this.scenario = scenario;
    this.entries = List.copyOf(entries);
    this.loop = loop;
    this.listener = listener;
  }

  /** Runs everything. */
  public void run() throws IOException, ExecutionException, InterruptedException {
    Map<Entry, Sustainable> found = new LinkedHashMap<>();
    if (scenario.search() != null) {
      for (Entry entry : Plan.shuffled(entries, scenario.seed(), 0)) {
        calibrate();
        Sustainable sustainable = search(entry, scenario.search());
        found.put(entry, sustainable);
        listener.found(entry, sustainable);
      }
    }
    List<Offer> offers = Offers.of(entries, scenario.rates(), found);
    listener.offering(offers);
    Measure measure = scenario.measure();
    for (int repetition = 1; repetition <= measure.repetitions(); repetition++) {
      calibrate();
      for (Offer offer : Plan.shuffled(offers, scenario.seed(), repetition)) {
        twiceIfNoisy(
            Kind.LATENCY,
            repetition,
            offer.entry(),
            load(offer.rate(), measure.warmUpSeconds(), measure.seconds()));
      }
    }
  }

  private void calibrate() throws IOException, InterruptedException {
    calibration = scenario.claims() ? loop.calibrate() : null;
  }

  private Sustainable search(Entry entry, Search search)
      throws IOException, ExecutionException, InterruptedException {
    int[] steps = new int[1];
    return RateSearch.from(
        search.from(entry.system()), rate -> probe(entry, search, rate, ++steps[0]));
  }

  private Verdict probe(Entry entry, Search search, double rate, int step)
      throws IOException, ExecutionException, InterruptedException {
    double whole = Math.max(1, Math.rint(rate));
    return twiceIfNoisy(
            Kind.PROBE, step, entry, load(whole, search.warmUpSeconds(), search.seconds()))
        .verdict();
  }

  private LatencyRun twiceIfNoisy(Kind kind, int number, Entry entry, OfferedLoad load)
      throws IOException, ExecutionException, InterruptedException {
    LatencyRun run = once(kind, number, 1, entry, load);
    return run.worthRepeating() ? once(kind, number, 2, entry, load) : run;
  }

  private LatencyRun once(Kind kind, int number, int attempt, Entry entry, OfferedLoad load)
      throws IOException, ExecutionException, InterruptedException {
    listener.starting(kind, number, attempt, entry, load.perSecond());
    Passage passage = loop.run(name(kind, number, attempt, entry, load), entry, load, listener);
    LatencyRun run =
        new LatencyRun(kind, number, attempt, entry, calibration, scenario.claims(), passage);
    listener.ended(run);
    return run;
  }

  private static OfferedLoad load(double rate, long warmUpSeconds, long seconds) {
    return new OfferedLoad(rate, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(seconds));
  }

  private static String name(Kind kind, int number, int attempt, Entry entry, OfferedLoad load) {
    return String.format(
        Locale.ROOT,
        "%s%d-%s-%s-%s-x%d-%.0f%s",
        kind == Kind.PROBE ? "p" : "r",
        number,
        entry.label(),
        entry.setting().rung(),
        entry.setting().guarantee(),
        entry.setting().parallelism(),
        load.perSecond(),
        attempt == 1 ? "" : "-again");
  }
}
