package io.millrace.benchmark.latency;

import io.millrace.load.oracle.Rules;
import io.millrace.load.oracle.Totals;
import io.millrace.load.oracle.TotalsTable;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Kind;
import io.millrace.load.sequence.Sequence;

/**
 * The users and windows that have an event which cannot be late: their first total can be given as
 * soon as the watermark has passed the window. That of all others can only be given when the late
 * event is there, which would be counted as the system's delay.
 */
final class OnTime {
  private final TotalsTable table;

  /** Walks a whole sequence. */
  OnTime(Sequence sequence) {
    Rules rules = new Rules(sequence.pipeline());
    table = new TotalsTable(sequence.workload().eventTime().startMillis(), rules.windowMillis());
    GeneratedRecord record = new GeneratedRecord();
    for (long index = 0; index < sequence.size(); index++) {
      sequence.describe(index, record);
      if (record.kind() == Kind.ORDINARY || record.kind() == Kind.DISORDERED) {
        table.add(record.user(), rules.windowStart(record.timestamp()), Totals.of(record));
      }
    }
  }

  /** Whether a user has such an event in the window that starts then, in epoch milliseconds. */
  boolean has(int user, long windowStart) {
    return table.find(user, windowStart) != TotalsTable.ABSENT;
  }
}
