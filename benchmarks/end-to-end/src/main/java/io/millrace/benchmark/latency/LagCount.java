package io.millrace.benchmark.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts records into and out of a system, and says how many were in it over time. */
final class LagCount {
  private static final int PERIOD_MICROS = 250_000;

  private final int beginMicros;
  private final long[] change;

  /**
   * A count over a stretch, four times a second.
   *
   * @param begin from the beginning of the load
   */
  LagCount(Duration begin, Duration length) {
    beginMicros = Math.toIntExact(begin.toNanos() / 1_000);
    change = new long[Math.toIntExact(length.toNanos() / 1_000 / PERIOD_MICROS) + 1];
  }

  /** Counts a record that was in the system from one moment to another. */
  void add(int sent, int received) {
    count(sent, 1);
    count(received, -1);
  }

  private void count(int micros, int by) {
    // What happens at a point counts there; what happened before the stretch counts at its begin.
    long point = Math.max(0, -Math.floorDiv((long) beginMicros - micros, PERIOD_MICROS));
    if (point < change.length) {
      change[(int) point] += by;
    }
  }

  /** The lag at each point. */
  List<LagPoint> points() {
    List<LagPoint> points = new ArrayList<>();
    long lag = 0;
    for (int i = 0; i < change.length; i++) {
      lag += change[i];
      points.add(new LagPoint(i * (PERIOD_MICROS / 1e6), lag));
    }
    return points;
  }
}
