package io.millrace.benchmark.run;

import io.millrace.benchmark.guard.Surroundings;
import io.millrace.benchmark.measure.Checkpoints;
import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.Region;
import io.millrace.benchmark.measure.Slice;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.scenario.Entry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one run.
 *
 * @param block counted from 1
 * @param attempt counted from 1: a noisy run is repeated once
 * @param entry what ran
 * @param faults what is wrong with the system or its output: another run would not mend it
 * @param noise what was wrong with the machine; counts only in a series whose figures may be quoted
 * @param reasons why the run does not count; empty if it does
 * @param end how it ended
 * @param audited whether the audit found nothing
 * @param audit the verdict and the balance, in a line
 * @param startMillis from the start of the process to its first output, as the samples saw it; -1
 *     without output
 * @param whole figures from the first output to the last, compilers and all; null unless valid
 * @param steady figures of the region; null unless valid
 * @param region which slices those are; null unless valid
 * @param allocatedBytesPerRecord on the heap, in the region; null unless valid and known
 * @param checkpoints what the log says of them; null if it says nothing
 * @param peakMemoryBytes most resident memory
 * @param surroundings what else went on; null without output
 * @param busiestOther the busiest process without a part in the run
 * @param loadBefore load average over a minute, before the run
 * @param calibration what the same piece of work cost before the block, in nanoseconds per byte;
 *     null if it was not asked for
 * @param layerNanos what each layer of the system cost per record in the region, CPU time of
 *     compilers and collector apart; empty unless valid and profiled
 * @param slices all of them; empty unless valid
 * @param samples all of them
 */
public record RunResult(
    int block,
    int attempt,
    Entry entry,
    List<String> faults,
    List<String> noise,
    List<String> reasons,
    End end,
    boolean audited,
    String audit,
    long startMillis,
    Figures whole,
    Figures steady,
    Region region,
    Double allocatedBytesPerRecord,
    Checkpoints checkpoints,
    long peakMemoryBytes,
    Surroundings surroundings,
    String busiestOther,
    double loadBefore,
    Double calibration,
    Map<String, Double> layerNanos,
    List<Slice> slices,
    List<Sample> samples) {

  /** How a run ended. */
  public enum End {
    /** All output was there, and no more came. */
    QUIET("it ended when all output was there"),
    /** Output did not come any more before all was there. */
    STALLED("its output stood still before all was there"),
    /** The limit was reached. */
    LIMIT("it took longer than the limit"),
    /** The process ended by itself. */
    EXITED("it ended by itself");

    private final String text;

    End(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /** Copies the lists. */
  public RunResult {
    faults = List.copyOf(faults);
    noise = List.copyOf(noise);
    reasons = List.copyOf(reasons);
    layerNanos = Collections.unmodifiableMap(new LinkedHashMap<>(layerNanos));
    slices = List.copyOf(slices);
    samples = List.copyOf(samples);
  }

  /** What it is called among the runs of its series; also the folder of its files. */
  public String name() {
    return name(block, attempt, entry);
  }

  static String name(int block, int attempt, Entry entry) {
    return "b%d-%s-%s-%s-x%d%s"
        .formatted(
            block,
            entry.label(),
            entry.setting().rung(),
            entry.setting().guarantee(),
            entry.setting().parallelism(),
            attempt == 1 ? "" : "-again");
  }

  /** This with what the layers of the system cost. */
  RunResult withLayers(Map<String, Double> nanosPerRecord) {
    return new RunResult(
        block,
        attempt,
        entry,
        faults,
        noise,
        reasons,
        end,
        audited,
        audit,
        startMillis,
        whole,
        steady,
        region,
        allocatedBytesPerRecord,
        checkpoints,
        peakMemoryBytes,
        surroundings,
        busiestOther,
        loadBefore,
        calibration,
        nanosPerRecord,
        slices,
        samples);
  }

  /** Whether the run counts; otherwise it has no figures. */
  public boolean valid() {
    return reasons.isEmpty();
  }

  /** Whether it may count if it runs again. */
  public boolean worthRepeating() {
    return !valid() && faults.isEmpty() && attempt == 1;
  }
}
