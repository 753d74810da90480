package io.millrace.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What validation, deduplication, enrichment and aggregation have to give, event by event, by a
 * model that is as simple as it can be: lists of everything that ever came.
 */
public final class Ledger {
  private static final long NEVER = Long.MIN_VALUE;

  private final long horizon;
  private final long window;
  private final long lateness;
  private final Map<String, String> reference;
  private final List<TestEvent> seen = new ArrayList<>();
  private final Map<Long, Map<String, Total>> windows = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();
  private long watermark = NEVER;
  private long duplicates;
  private long counted;
  private long late;

  /** A mutable sum. */
  private static final class Total {
    private long events;
    private long points;
    private int revision;
  }

  /**
   * @param horizon of deduplication, in milliseconds
   * @param window size of windows, in milliseconds
   * @param lateness that is allowed, in milliseconds
   * @param reference extension by player
   */
  public Ledger(long horizon, long window, long lateness, Map<String, String> reference) {
    this.horizon = horizon;
    this.window = window;
    this.lateness = lateness;
    this.reference = reference;
  }

  /** Everything that comes out, as {@link Transcript} writes it. */
  public List<String> lines() {
    return lines;
  }

  /** Events dropped. */
  public long duplicates() {
    return duplicates;
  }

  /** Events in totals. */
  public long counted() {
    return counted;
  }

  /** Events enriched, but too late for a total. */
  public long late() {
    return late;
  }

  /** One batch of records. */
  public void batch(List<TestEvent> events) {
    Map<Long, SortedSet<String>> corrected = new TreeMap<>();
    for (TestEvent event : events) {
      ScoreReader reader = new ScoreReader();
      byte[] value = event.value();
      var reason = reader.read(value, 0, value.length, 0);
      if (reason != null) {
        lines.add("rejected: " + reason + ' ' + new String(value, UTF_8));
      } else if (isCopy(event)) {
        duplicates++;
      } else {
        enrich(event, corrected);
      }
    }
    corrected.forEach(
        (start, players) -> players.forEach(player -> give(start, player, total(start, player))));
  }

  private boolean isCopy(TestEvent event) {
    for (TestEvent other : seen) {
      boolean same = other.id().equals(event.id());
      if (same && !isForgotten(other) && distance(other, event) <= horizon) {
        return true;
      }
    }
    if (!isForgotten(event)) {
      seen.add(event);
    }
    return false;
  }

  private static long distance(TestEvent one, TestEvent other) {
    return Math.abs(one.eventTime() - other.eventTime());
  }

  private boolean isForgotten(TestEvent event) {
    long slice = horizon / 2;
    return (event.eventTime() / slice + 1) * slice + horizon <= watermark;
  }

  private void enrich(TestEvent event, Map<Long, SortedSet<String>> corrected) {
    String brief = event.id() + '@' + Times.text(event.eventTime());
    String extension = reference.get(event.player());
    if (extension == null) {
      lines.add("rejected: UNKNOWN_REFERENCE " + brief);
      return;
    }
    lines.add("enriched: " + brief + '+' + extension);
    long start = event.eventTime() / window * window;
    if (start + window + lateness <= watermark) {
      late++;
      lines.add("rejected: LATE " + brief);
      return;
    }
    counted++;
    Total total = total(start, event.player());
    total.events++;
    total.points += event.points();
    if (start + window <= watermark) {
      corrected.computeIfAbsent(start, any -> new TreeSet<>()).add(event.player());
    }
  }

  private Total total(long start, String player) {
    return windows
        .computeIfAbsent(start, any -> new TreeMap<>())
        .computeIfAbsent(player, any -> new Total());
  }

  private void give(long start, String player, Total total) {
    lines.add(
        "totals: %s@%s %d events, %d points, revision %d"
            .formatted(player, Times.text(start), total.events, total.points, total.revision));
    total.revision++;
  }

  /** The watermark advances to this time; {@link Long#MAX_VALUE} is the end. */
  public void watermark(long time) {
    long before = watermark;
    watermark = time;
    windows.forEach(
        (start, players) -> {
          if (start + window > before && start + window <= time) {
            players.forEach((player, total) -> give(start, player, total));
          }
        });
  }
}
