package io.millrace.load;

import io.millrace.load.pace.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows progress as a line of text every few seconds. */
final class ConsoleProgress implements Progress {
  private static final long PERIOD_NANOS = 2_000_000_000L;
  private static final double NANOS = 1e9;

  private final PrintWriter out;
  private String task = "";
  private long started;
  private long shown;

  ConsoleProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void report(String current, long done, long total) {
    long now = System.nanoTime();
    if (!current.equals(task)) {
      task = current;
      started = now;
      shown = now - PERIOD_NANOS;
    }
    if (now - shown >= PERIOD_NANOS || done >= total) {
      shown = now;
      double seconds = (now - started) / NANOS;
      out.printf(Locale.ROOT, "%s: %,d of %,d, %.1f s%n", task, done, total, seconds);
      out.flush();
    }
  }
}
