package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.latency.LagPoint;
import io.millrace.benchmark.latency.OfferedLoad;
import io.millrace.benchmark.latency.Passage;
import io.millrace.benchmark.latency.Tail;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** What runs of a simulated system show: it keeps up with a rate, and with no higher one. */
final class Passages {
  private static final int VALUES = 2_000;

  private Passages() {}

  /** A run of a system with a capacity, whose results take so long. */
  static Passage of(OfferedLoad load, double capacity, long micros) {
    return of(load, Math.max(0, load.perSecond() - capacity), micros, List.of(), List.of());
  }

  static Passage of(
      OfferedLoad load, double lagSlope, long micros, List<String> faults, List<String> noise) {
    return new Passage(
        load,
        faults,
        noise,
        true,
        "clean",
        IntStream.range(0, 40)
            .mapToObj(i -> new LagPoint(i / 4.0, Math.round(lagSlope * i / 4.0)))
            .toList(),
        histogram(micros),
        histogram(micros / 2),
        histogram(micros * 3),
        100,
        histogram(100),
        0,
        new Tail(VALUES, micros),
        new Tail(VALUES, micros));
  }

  private static Histogram histogram(long micros) {
    Histogram histogram = new Histogram(3);
    for (int i = 0; i < VALUES; i++) {
      histogram.recordValue(micros + micros * i / VALUES);
    }
    return histogram;
  }
}
