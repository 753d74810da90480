package io.millrace.load.oracle;

import io.millrace.load.pace.Progress;
import io.millrace.load.pace.ProgressClock;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Kind;
import io.millrace.load.sequence.Sequence;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a whole sequence must lead to, in numbers. Where the order of arrival decides, the bounds.
 *
 * @param records records of the input
 * @param kinds records per kind
 * @param enrichedAtLeast events that must be enriched
 * @param enrichedAtMost those, and the copies that may pass again
 * @param duplicatesAtLeast copies that must be dropped
 * @param duplicatesAtMost all copies
 * @param rejected records that must be dead-lettered, whatever the order
 * @param lateAtMost events that may be dead-lettered as late
 * @param totalsAtLeast pairs of user and window that must have totals
 * @param totalsAtMost pairs of user and window that may have totals
 */
public record Expectation(
    long records,
    Map<Kind, Long> kinds,
    long enrichedAtLeast,
    long enrichedAtMost,
    long duplicatesAtLeast,
    long duplicatesAtMost,
    long rejected,
    long lateAtMost,
    long totalsAtLeast,
    long totalsAtMost) {
  /** Copies the counts. */
  public Expectation {
    kinds = Map.copyOf(kinds);
  }

  /** Returns how many records a system on this rung must write to the enriched topic. */
  public long outputsAtLeast(Rung rung) {
    if (rung.passesAll()) {
      return records;
    }
    return rung.passesCopies() ? records - rejected : enrichedAtLeast;
  }

  /** Returns how many records a system on this rung must dead-letter. */
  public long deadLettersAtLeast(Rung rung) {
    return rung.passesAll() ? 0 : rejected;
  }

  /** Returns how many records a system on this rung must write to the aggregates topic. */
  public long aggregatesAtLeast(Rung rung) {
    return rung.totals() ? totalsAtLeast : 0;
  }

  /** Works out the expectation of a sequence that is preloaded. */
  public static Expectation of(Sequence sequence, Progress progress) {
    Rules rules = new Rules(sequence.pipeline());
    WatermarkBound watermark = new WatermarkBound(sequence, 0, 0);
    TotalsTable totals =
        new TotalsTable(sequence.workload().eventTime().startMillis(), rules.windowMillis());
    Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    GeneratedRecord record = new GeneratedRecord();
    ProgressClock ticks = new ProgressClock(progress, "expecting", sequence.size());
    long originals = 0;
    long copies = 0;
    long mayPass = 0;
    long mayBeLate = 0;
    for (long index = 0; index < sequence.size(); index++) {
      sequence.describe(index, record);
      long bound = watermark.visit(record);
      kinds.merge(record.kind(), 1L, Long::sum);
      ticks.at(index);
      if (record.kind().isRejected()) {
        continue;
      }
      boolean copy = record.kind().isCopy();
      boolean passes = !copy || !rules.certainlyRemembered(record.timestamp(), bound);
      originals += copy ? 0 : 1;
      copies += copy ? 1 : 0;
      mayPass += copy && passes ? 1 : 0;
      boolean counted = rules.certainlyCounted(record.timestamp(), bound);
      mayBeLate += counted ? 0 : 1;
      // What may be late, or dropped, leaves its mark in the table without an event.
      totals.add(
          record.user(),
          rules.windowStart(record.timestamp()),
          counted && !copy ? Totals.of(record) : Totals.NONE);
    }
    ticks.end(sequence.size());
    return new Expectation(
        sequence.size(),
        kinds,
        originals,
        originals + mayPass,
        copies - mayPass,
        copies,
        sequence.size() - originals - copies,
        mayBeLate,
        withEvents(totals),
        totals.size());
  }

  private static long withEvents(TotalsTable totals) {
    long pairs = 0;
    for (int slot = 0; slot < totals.slots(); slot++) {
      pairs += totals.holds(slot) && totals.totals(slot).events() > 0 ? 1 : 0;
    }
    return pairs;
  }
}
