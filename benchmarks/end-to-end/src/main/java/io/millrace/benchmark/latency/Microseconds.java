package io.millrace.benchmark.latency;

import org.HdrHistogram.Histogram;

/** Histograms of latencies. */
final class Microseconds {
  private static final long LONGEST = 600_000_000;
  private static final int DIGITS = 3;

  private Microseconds() {}

  /** An empty one, of three digits, made for 10 minutes; it grows if it must. */
  static Histogram histogram() {
    Histogram histogram = new Histogram(LONGEST, DIGITS);
    histogram.setAutoResize(true);
    return histogram;
  }
}
