package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.latency.Passage;
import io.millrace.benchmark.latency.search.Sustainable;
import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.LatencyScenario;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Lines on the console while a series runs: what is done, how far it is, and when it will end. */
public final class LatencyProgress implements LatencyListener {
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final double MILLI = 1e3;

  private final PrintWriter out;
  private final Clock clock;
  private final RunCount count;
  private final int repetitions;
  private Instant said;
  private Instant runStart;

  /** Lines for a series of so many entries. */
  public LatencyProgress(PrintWriter out, Clock clock, LatencyScenario scenario, int entries) {
    this.out = out;
    this.clock = clock;
    this.count = new RunCount(scenario, entries);
    this.repetitions = scenario.measure().repetitions();
    this.said = clock.instant();
    this.runStart = said;
  }

  @Override
  public synchronized void report(String task, long done, long total) {
    if (!said.plus(SILENCE).isAfter(clock.instant())) {
      say("  %s: %,d of %,d", task, done, total);
    }
  }

  @Override
  public synchronized void starting(Kind kind, int number, int attempt, Entry entry, double rate) {
    runStart = clock.instant();
    say(
        "%s: %s at %,.0f records/s%s; expected end %s",
        kind == Kind.PROBE ? "probe " + number : "repetition " + number + " of " + repetitions,
        entry,
        rate,
        attempt == 1 ? "" : " again",
        time(runStart.plus(count.left())));
  }

  @Override
  public synchronized void ended(LatencyRun run) {
    Duration took = Duration.between(runStart, clock.instant());
    count.ran(run.kind(), run.attempt(), took);
    Passage passage = run.passage();
    String what =
        run.valid()
            ? text(
                "%s50 %% within %,.1f ms, 99 %% within %,.1f ms",
                run.kind() == Kind.PROBE ? "kept up; " : "",
                passage.enriched().getValueAtPercentile(50) / MILLI,
                passage.enriched().getValueAtPercentile(99) / MILLI)
            : (run.kind() == Kind.PROBE ? "did not keep up: " : "does not count: ")
                + String.join("; ", run.reasons());
    say("  %s; %d s", what, took.toSeconds());
  }

  @Override
  public synchronized void found(Entry entry, Sustainable sustainable) {
    count.searched();
    say("%s: %s", entry, words(sustainable));
  }

  /** What a search found, in words. */
  private static String words(Sustainable sustainable) {
    String limit =
        "limit: "
            + sustainable.limit().name().toLowerCase(Locale.ROOT)
            + (sustainable.reasons().isEmpty()
                ? ""
                : ", " + String.join("; ", sustainable.reasons()));
    return sustainable.rate() == null
        ? "no rate was found that it keeps up with; " + limit
        : text(
            "keeps up with %s%,.0f records/s; %s",
            sustainable.atLeast() ? "at least " : "", sustainable.rate(), limit);
  }

  @Override
  public synchronized void offering(List<Offer> offers) {
    count.measuring(offers.size() * repetitions);
    say("%,d runs are left, expected end %s", offers.size() * repetitions, end());
  }

  private String end() {
    return time(clock.instant().plus(count.left()));
  }

  private void say(String format, Object... values) {
    said = clock.instant();
    out.println(time(said) + " " + text(format, values));
    out.flush();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String time(Instant instant) {
    return CLOCK_TIME.format(instant.atZone(ZoneId.systemDefault()));
  }
}
