package io.millrace.benchmark.report;

import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.run.SeriesListener;
import io.millrace.benchmark.scenario.Entry;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Lines on the console while a series runs: what is done, how far it is, and when it will end. */
public final class SeriesProgress implements SeriesListener {
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Duration TASK_SILENCE = Duration.ofSeconds(10);

  private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final PrintWriter out;
  private final Clock clock;
  private final Forecast forecast;
  private final int runsPerBlock;
  private final Instant start;
  private Instant said;
  private Instant runStart;
  private String task = "";

  /** Lines for a series of these entries per block. */
  public SeriesProgress(PrintWriter out, Clock clock, List<Entry> entries) {
    this.out = out;
    this.clock = clock;
    this.forecast = new Forecast(entries);
    this.runsPerBlock = entries.size();
    this.start = clock.instant();
    this.said = start;
    this.runStart = start;
  }

  @Override
  public void report(String current, long done, long total) {
    Instant now = clock.instant();
    boolean other = !current.equals(task);
    if (other || done >= total || !said.plus(TASK_SILENCE).isAfter(now)) {
      task = current;
      say("%s: %,d of %,d", current, done, total);
    }
  }

  @Override
  public void starting(int block, int blocks, int run, int attempt, Entry entry) {
    runStart = clock.instant();
    say(
        "block %d of %d, run %d of %d: %s%s, %,d records; %s gone, %s",
        block,
        blocks,
        run,
        runsPerBlock,
        entry,
        attempt == 1 ? "" : " again",
        entry.records(),
        text(Duration.between(start, runStart)),
        forecast
            .left(blocks)
            .map(left -> "expected end " + time(runStart.plus(left)))
            .orElse("end not known yet"));
  }

  @Override
  public void running(Sample sample) {
    Instant now = clock.instant();
    if (!said.plus(SILENCE).isAfter(now)) {
      say("  %s: %,d records written", text(Duration.between(runStart, now)), sample.enriched());
    }
  }

  @Override
  public void ended(RunResult result) {
    Duration took = Duration.between(runStart, clock.instant());
    if (result.attempt() == 1) {
      forecast.ran(result.entry(), took);
    }
    if (result.valid()) {
      say(
          "  %,.0f records/s, %.2f µs CPU/record%s; %s",
          result.steady().recordsPerSecond(),
          result.steady().cpuNanosPerRecord() / 1e3,
          result.region().steady() ? "" : ", no steady state",
          text(took));
    } else {
      say("  does not count: %s; %s", String.join("; ", result.reasons()), text(took));
    }
  }

  private void say(String format, Object... values) {
    said = clock.instant();
    out.printf(Locale.ROOT, time(said) + " " + format + "%n", values);
    out.flush();
  }

  private static String time(Instant instant) {
    return CLOCK_TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  private static String text(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 120 ? seconds + " s" : duration.toMinutes() + " min";
  }
}
