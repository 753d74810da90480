package io.millrace.benchmark.latency;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * Makes latencies of times. What was due in the measured part counts, whenever its result came, and
 * windows that could first be given in it.
 */
final class Measurement {
  private static final long MICROS = 1_000;
  private static final Duration STRETCH = Duration.ofSeconds(20);
  private static final double TAIL = 99;

  private final int from;
  private final int to;
  private final int stretch;
  private final LagCount lag;
  private final Histogram enriched = Microseconds.histogram();
  private final Histogram naive = Microseconds.histogram();
  private final Histogram totals = Microseconds.histogram();
  private final Histogram sendDelay = Microseconds.histogram();
  private final Histogram begin = Microseconds.histogram();
  private final Histogram end = Microseconds.histogram();
  private final Set<Long> windows = new HashSet<>();
  private long negative;
  private int firstReceived = Integer.MAX_VALUE;

  Measurement(OfferedLoad load) {
    from = micros(load.warmUp());
    to = micros(load.warmUp().plus(load.length()));
    stretch = Math.min(micros(STRETCH), (to - from) / 2);
    lag = new LagCount(load.warmUp(), load.length());
  }

  private static int micros(Duration time) {
    return Math.toIntExact(time.toNanos() / MICROS);
  }

  /** Counts a record of the input, with {@link OffsetTimes#NONE} if it had no result. */
  void record(int due, int sent, int received) {
    boolean counts = counts(due);
    if (counts) {
      sendDelay.recordValue(Math.max(0, sent - due));
    }
    if (received == OffsetTimes.NONE) {
      return;
    }
    firstReceived = Math.min(firstReceived, received);
    lag.add(sent, received);
    if (counts && received < sent) {
      negative++;
    } else if (counts) {
      enriched.recordValue(received - due);
      naive.recordValue(received - sent);
      if (due < from + stretch) {
        begin.recordValue(received - due);
      }
      if (due >= to - stretch) {
        end.recordValue(received - due);
      }
    }
  }

  /**
   * Counts the first total of a user in a window.
   *
   * @param earliest when it could be given, in microseconds from the beginning of the load
   */
  void total(long windowStart, long earliest, int received) {
    if (!counts(earliest)) {
      return;
    }
    windows.add(windowStart);
    if (received < earliest) {
      negative++;
    } else {
      totals.recordValue(received - earliest);
    }
  }

  private boolean counts(long micros) {
    return micros >= from && micros < to;
  }

  /** How long before the measured part the first result was received; negative if after. */
  Duration readyBefore() {
    return Duration.ofNanos(((long) from - firstReceived) * MICROS);
  }

  /** What it gives, with what else is known of the run. */
  Passage passage(
      OfferedLoad load, List<String> faults, List<String> noise, boolean audited, String balance) {
    return new Passage(
        load,
        faults,
        noise,
        audited,
        balance,
        lag.points(),
        enriched,
        naive,
        totals,
        windows.size(),
        sendDelay,
        negative,
        tail(begin),
        tail(end));
  }

  Histogram enriched() {
    return enriched;
  }

  Histogram sendDelay() {
    return sendDelay;
  }

  /** How many latencies there are, those that are negative among them. */
  long values() {
    return enriched.getTotalCount() + totals.getTotalCount() + negative;
  }

  long negative() {
    return negative;
  }

  private static Tail tail(Histogram values) {
    return new Tail(values.getTotalCount(), values.getValueAtPercentile(TAIL));
  }
}
