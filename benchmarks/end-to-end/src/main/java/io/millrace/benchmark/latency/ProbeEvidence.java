package io.millrace.benchmark.latency;

import io.millrace.benchmark.guard.Surroundings;
import io.millrace.benchmark.latency.search.Evidence;
import io.millrace.benchmark.latency.search.LagTrend;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What a run says of whether its system kept up. */
public final class ProbeEvidence {
  /**
   * What is sent later than this is not sent in time: the load is not what it was to be. A
   * generator that cannot keep up is later and later, by half a second for each per cent of a
   * minute; one that pauses for a moment catches up. Whether it is quick enough for the latency of
   * the run is another question.
   */
  private static final long LATE_MICROS = 100_000;

  private ProbeEvidence() {}

  /**
   * Looks at a run.
   *
   * @param claims whether noise counts
   */
  public static Evidence of(Passage passage, boolean claims) {
    List<String> noise = claims ? passage.noise() : List.of();
    return new Evidence(
        passage.load().perSecond(),
        LagTrend.slope(
            passage.lag().stream()
                .map(point -> new LagTrend.Point(point.seconds(), point.records()))
                .toList()),
        passage.begin().p99Micros(),
        passage.end().p99Micros(),
        inTime(passage.sendDelay()),
        passage.faults().stream().filter(fault -> fault.startsWith(Faults.SENDING)).toList(),
        passage.faults().stream().filter(fault -> !fault.startsWith(Faults.GENERATOR)).toList(),
        noise.stream().filter(Surroundings::isOfBroker).toList(),
        noise.stream().filter(breach -> !Surroundings.isOfBroker(breach)).toList());
  }

  private static double inTime(Histogram sendDelay) {
    return (double) sendDelay.getCountBetweenValues(0, LATE_MICROS) / sendDelay.getTotalCount();
  }
}
