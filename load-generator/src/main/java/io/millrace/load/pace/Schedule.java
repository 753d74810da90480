package io.millrace.load.pace;

import io.millrace.load.sequence.Sequence;

/**
 * Due times of a run in microseconds from its start. An unpaced schedule has every record due at
 * once. A paced one spreads them by the arrival profile over as long as the mean rate takes.
 */
public final class Schedule {
  private static final double MICROS = 1e6;

  private final Sequence sequence;
  private final double lengthMicros;

  /** The schedule of a sequence. */
  public Schedule(Sequence sequence) {
    this.sequence = sequence;
    double rate = sequence.workload().arrival().perSecond();
    this.lengthMicros = rate == 0 ? 0 : sequence.size() / rate * MICROS;
  }

  /** Returns whether records are due one after another. */
  public boolean paced() {
    return lengthMicros > 0;
  }

  /** Returns when a record is due. */
  public long dueMicros(long index) {
    return paced() ? Math.round(sequence.timeShare(index) * lengthMicros) : 0;
  }
}
