package io.millrace.load.oracle;

import io.millrace.load.pace.Schedule;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Pipeline;
import java.util.Arrays;

/**
 * The latest that the watermark can be when a record arrives. It is the smallest of all
 * partitions', so no later than that of the record's own: the largest timestamp before it in its
 * partition, less the disorder bound. In a paced run the partition may also have been idle, and
 * have followed the wall clock.
 *
 * <p>Records are to be visited in the order of their indices. Whether the watermark really is that
 * far depends on the other partitions, so of being late there is no certainty, only of being in
 * time.
 */
public final class WatermarkBound {
  /** The bound before the first record of a partition. */
  public static final long NONE = Long.MIN_VALUE;

  private final long disorderMillis;
  private final long[] largest;
  private final IdleTime idle;

  /**
   * A bound for one pass over a sequence.
   *
   * @param startMillis when a paced run started; without meaning for others
   * @param stallMillis longest time from a due time until the record could be read
   */
  public WatermarkBound(Sequence sequence, long startMillis, long stallMillis) {
    Pipeline pipeline = sequence.pipeline();
    this.disorderMillis = pipeline.maxDisorder().toMillis();
    this.largest = new long[sequence.workload().partitions()];
    Arrays.fill(largest, NONE);
    Schedule schedule = new Schedule(sequence);
    this.idle =
        schedule.paced()
            ? new IdleTime(
                schedule,
                largest.length,
                startMillis + stallMillis,
                pipeline.idleTimeout().toMillis() - stallMillis)
            : null;
  }

  /** Returns the latest watermark at the arrival of a record, and then counts the record itself. */
  public long visit(GeneratedRecord record) {
    int partition = record.partition();
    if (idle != null) {
      largest[partition] = Math.max(largest[partition], idle.wallClock(record));
    }
    long bound = largest[partition] == NONE ? NONE : largest[partition] - disorderMillis;
    largest[partition] = Math.max(largest[partition], record.timestamp());
    return bound;
  }

  /** Finds the gaps of a paced run that may have let a partition fall idle. */
  private static final class IdleTime {
    private final Schedule schedule;
    private final long latestMillis;
    private final long longestGapMillis;
    private final long[] lastDue;

    IdleTime(Schedule schedule, int partitions, long latestMillis, long longestGapMillis) {
      this.schedule = schedule;
      this.latestMillis = latestMillis;
      this.longestGapMillis = longestGapMillis;
      this.lastDue = new long[partitions];
      Arrays.fill(lastDue, NONE);
    }

    /** Returns the latest wall clock the partition may have followed, or {@link #NONE}. */
    long wallClock(GeneratedRecord record) {
      long due = schedule.dueMicros(record.index()) / 1_000;
      long before = lastDue[record.partition()];
      lastDue[record.partition()] = due;
      // Before its first record a partition has always been idle.
      return before == NONE || due - before >= longestGapMillis ? latestMillis + due : NONE;
    }
  }
}
