package io.millrace.load.audit;

import io.millrace.load.oracle.Totals;
import io.millrace.load.oracle.TotalsTable;
import io.millrace.load.oracle.WatermarkBound;
import io.millrace.load.pace.ProgressClock;
import io.millrace.load.sequence.GeneratedRecord;
import java.util.BitSet;

/**
 * Walks the sequence once and checks that each input record has exactly one allowed outcome; sums
 * what must be in the totals.
 */
final class ConservationCheck {
  private final RunContext run;
  private final Findings enriched;
  private final Findings deadLetters;
  private final WatermarkBound watermark;
  private final TotalsTable totals;
  private final Doubts doubts = new Doubts();
  private final GeneratedRecord record = new GeneratedRecord();

  // By the index of the original: some copy must pass, some has, and one that all others are
  // dropped after.
  private final BitSet due = new BitSet();
  private final BitSet passed = new BitSet();
  private final BitSet remembered = new BitSet();
  private long valid;
  private long counted;

  ConservationCheck(RunContext run, Findings enriched, Findings deadLetters) {
    this.run = run;
    this.enriched = enriched;
    this.deadLetters = deadLetters;
    this.watermark =
        new WatermarkBound(
            run.sequence, run.options.startedAt().toEpochMilli(), run.options.stall().toMillis());
    this.totals =
        new TotalsTable(
            run.sequence.workload().eventTime().startMillis(), run.rules.windowMillis());
  }

  void check() {
    long size = run.sequence.size();
    ProgressClock ticks = new ProgressClock(run.progress, "balancing", size);
    for (long index = 0; index < size; index++) {
      run.sequence.describe(index, record);
      long bound = watermark.visit(record);
      if (run.present.get((int) index)) {
        if (run.options.rung().passesAll()) {
          visitPassing((int) index);
        } else if (record.kind().isRejected()) {
          visitRejected((int) index);
        } else {
          visitEvent((int) index, bound);
        }
      }
      ticks.at(index);
    }
    ticks.end(size);
    due.andNot(passed);
    due.stream().forEach(this::lost);
  }

  private void visitPassing(int index) {
    valid++;
    if (!run.outcomes.enriched.get(index)) {
      enriched.add(Fault.LOST, () -> run.input(record) + " did not go through");
    }
  }

  private void visitRejected(int index) {
    if (!run.outcomes.rejected.get(index)) {
      deadLetters.add(Fault.LOST, () -> run.input(record) + " was not dead-lettered");
    }
  }

  private void visitEvent(int index, long bound) {
    if (run.options.rung().passesCopies()) {
      visitPassing(index);
      return;
    }
    int origin = (int) record.origin();
    boolean mayPassAgain =
        record.kind().isCopy() && !run.rules.certainlyRemembered(record.timestamp(), bound);
    boolean isEnriched = run.outcomes.enriched.get(index);
    valid++;
    due.set(origin);
    if (isEnriched) {
      passed.set(origin);
      if (!mayPassAgain) {
        checkOnce(origin);
      }
    }
    boolean isLate = run.outcomes.late.get(index);
    if (isLate) {
      checkLate(isEnriched, bound);
    }
    if (isEnriched && run.options.rung().totals()) {
      sum(isLate, mayPassAgain);
    }
  }

  private void checkOnce(int origin) {
    if (!remembered.get(origin)) {
      remembered.set(origin);
    } else if (run.exactlyOnce() || run.options.keepsOrder()) {
      enriched.add(
          Fault.DUPLICATED, () -> run.input(record) + " passed, though a copy had passed before");
    } else {
      // A restart may let another copy be the first, on a runner that does not keep the order.
      enriched.repeat();
    }
  }

  private void checkLate(boolean isEnriched, long bound) {
    if (!isEnriched) {
      enriched.add(
          Fault.LOST, () -> run.input(record) + " was dead-lettered as late, but not enriched");
    }
    if (run.rules.certainlyCounted(record.timestamp(), bound)) {
      deadLetters.add(
          Fault.UNEXPLAINED, () -> run.input(record) + " was dead-lettered as late, but is not");
    }
  }

  private void sum(boolean isLate, boolean mayPassAgain) {
    Totals event = Totals.of(record);
    int user = record.user();
    long window = run.rules.windowStart(record.timestamp());
    if (!isLate) {
      counted++;
      totals.add(user, window, event);
      if (mayPassAgain && !run.exactlyOnce()) {
        doubts.mayTake(user, window, event);
      }
    } else if (!run.exactlyOnce()) {
      totals.add(user, window, Totals.NONE);
      doubts.mayAdd(user, window, event);
    }
  }

  private void lost(int origin) {
    run.sequence.describe(origin, record);
    enriched.add(Fault.LOST, () -> run.input(record) + " was not enriched");
  }

  /** Returns the number of events on the input topic that no rule rejects, copies among them. */
  long valid() {
    return valid;
  }

  /** Returns the number of events that must be in totals. */
  long counted() {
    return counted;
  }

  TotalsTable totals() {
    return totals;
  }

  Doubts doubts() {
    return doubts;
  }
}
