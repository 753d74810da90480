package io.millrace.benchmark.latency;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one run of a system in an open loop showed, from the start of its JVM to the end. All
 * figures are of the measured part: of records that were due in it, and of windows that could first
 * be given in it. Histograms are of microseconds, with three digits.
 *
 * <p>The histograms of a run with faults are kept to look into what went wrong. They are no
 * figures: {@link LatencyFigures} leaves such runs out.
 *
 * @param load what was offered
 * @param faults why the run does not count; empty if it does
 * @param noise what was wrong with the machine; whether that counts is for the series to say
 * @param audited whether the audit found nothing
 * @param balance of the audit, in a line
 * @param lag over time, four times a second
 * @param enriched from when a record was due until its result was received
 * @param naive from when a record was actually sent until its result was received
 * @param totals from the earliest moment at which a window could be given until the first total of
 *     a user in it was received; one value for each user and window
 * @param windows over how many windows the totals are spread; those of one window come together, so
 *     that only this many are independent
 * @param sendDelay from when a record was due until it was sent, whether it had a result or not
 * @param negative how many latencies of results or totals were negative; they are in no histogram
 * @param begin enriched latencies of what was due in the first 20 s, or in the first half of a
 *     measured part that is shorter than 40 s
 * @param end those of the last 20 s, or of the last half
 */
public record Passage(
    OfferedLoad load,
    List<String> faults,
    List<String> noise,
    boolean audited,
    String balance,
    List<LagPoint> lag,
    Histogram enriched,
    Histogram naive,
    Histogram totals,
    int windows,
    Histogram sendDelay,
    long negative,
    Tail begin,
    Tail end) {

  /** Copies the lists. */
  public Passage {
    faults = List.copyOf(faults);
    noise = List.copyOf(noise);
    lag = List.copyOf(lag);
  }

  /** Whether the run would count had the generator not been late; noise apart. */
  public boolean onlySentLate() {
    return !valid() && faults.stream().allMatch(Faults::isLateness);
  }

  /** Whether the run counts; noise apart. */
  public boolean valid() {
    return faults.isEmpty();
  }
}
