package io.millrace.benchmark.run;

import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.Region;
import io.millrace.benchmark.measure.Slice;
import io.millrace.benchmark.observe.Sample;
import java.util.List;

/**
 * What came of one run.
 *
 * @param block counted from 1
 * @param label what the system is called in this series
 * @param system its name
 * @param clean whether the audit found nothing; otherwise there are no figures
 * @param reason why it is not clean, else empty
 * @param end how it ended
 * @param audit the balance, in a line
 * @param startMillis from the start of the process to its first output, as the samples saw it
 * @param whole figures from the first output to the last, compilers and all; null unless clean
 * @param steady figures of the region; null unless clean
 * @param region which slices those are; null unless clean
 * @param peakMemoryBytes most resident memory
 * @param foreignCores CPU time of everything else on the machine, by time
 * @param stolenShare of the machine's time, what the hypervisor gave to others
 * @param loadBefore load average over a minute, before the run
 * @param slices all of them; empty unless clean
 * @param samples all of them
 */
public record RunResult(
    int block,
    String label,
    String system,
    boolean clean,
    String reason,
    End end,
    String audit,
    long startMillis,
    Figures whole,
    Figures steady,
    Region region,
    long peakMemoryBytes,
    double foreignCores,
    double stolenShare,
    double loadBefore,
    List<Slice> slices,
    List<Sample> samples) {

  /** How a run ended. */
  public enum End {
    /** All output was there, and no more came. */
    QUIET,
    /** Output did not come any more before all was there. */
    STALLED,
    /** The limit was reached. */
    LIMIT,
    /** The process ended by itself. */
    EXITED
  }

  /** Copies the lists. */
  public RunResult {
    slices = List.copyOf(slices);
    samples = List.copyOf(samples);
  }
}
