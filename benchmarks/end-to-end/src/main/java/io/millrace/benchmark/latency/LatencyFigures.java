package io.millrace.benchmark.latency;

import io.millrace.benchmark.result.Latency;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The latency of a system, over all its runs at one rate that count. */
public final class LatencyFigures {
  private LatencyFigures() {}

  /**
   * Puts runs together; those that do not count are left out.
   *
   * @param passages all at the same rate
   * @return nothing if none counts
   * @throws IllegalArgumentException if the rates differ
   */
  public static Optional<Latency> of(Collection<Passage> passages) {
    if (passages.stream().map(passage -> passage.load().perSecond()).distinct().count() > 1) {
      throw new IllegalArgumentException("these runs are at different rates");
    }
    List<Passage> counting = passages.stream().filter(Passage::valid).toList();
    if (counting.isEmpty()) {
      return Optional.empty();
    }
    Histogram enriched = sum(counting, Passage::enriched);
    Histogram naive = sum(counting, Passage::naive);
    Histogram sendDelay = sum(counting, Passage::sendDelay);
    long windows = counting.stream().mapToLong(Passage::windows).sum();
    return Optional.of(
        new Latency(
            counting.get(0).load().perSecond(),
            Curve.percentiles(
                enriched, enriched.getTotalCount(), Curve.of(naive, naive.getTotalCount())),
            Curve.percentiles(sum(counting, Passage::totals), windows, List.of()),
            Curve.percentiles(sendDelay, sendDelay.getTotalCount(), List.of())));
  }

  private static Histogram sum(List<Passage> passages, Function<Passage, Histogram> part) {
    Histogram sum = Microseconds.histogram();
    passages.forEach(passage -> sum.add(part.apply(passage)));
    return sum;
  }
}
