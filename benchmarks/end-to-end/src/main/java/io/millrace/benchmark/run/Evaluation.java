package io.millrace.benchmark.run;

import io.millrace.benchmark.guard.Surroundings;
import io.millrace.benchmark.measure.Checkpoints;
import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.GcLog;
import io.millrace.benchmark.measure.Region;
import io.millrace.benchmark.measure.Slice;
import io.millrace.benchmark.measure.Slices;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.scenario.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says whether a run counts, and what it gave if it does.
 *
 * @param claims whether noise is a reason against a run
 * @param cores of the machine
 * @param systemCores how many of them the system was kept on; 0 if it could run on all
 */
record Evaluation(boolean claims, int cores, int systemCores) {
  private static final int SLICES = 50;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /**
   * Which run of a series it was.
   *
   * @param block counted from 1
   * @param attempt counted from 1
   * @param entry what ran
   * @param calibration what the kernel cost before the block; null if it was not asked for
   */
  record Occasion(int block, int attempt, Entry entry, Double calibration) {}

  /**
   * What was seen of it.
   *
   * @param end how it ended
   * @param verdict what the audit found
   * @param faults of input and configuration
   * @param samples all of them
   * @param collector what its log says
   * @param checkpoints what was logged of them, if anything
   * @param peakMemoryBytes most resident memory
   * @param busiestOther the busiest process without a part in it
   * @param loadBefore load average before it
   */
  record Evidence(
      RunResult.End end,
      OutputAudit.Verdict verdict,
      List<String> faults,
      List<Sample> samples,
      GcLog collector,
      Optional<Checkpoints> checkpoints,
      long peakMemoryBytes,
      String busiestOther,
      double loadBefore) {}

  RunResult of(Occasion occasion, Evidence seen) {
    List<String> faults = new ArrayList<>();
    if (seen.end() != RunResult.End.QUIET) {
      faults.add(seen.end().text());
    }
    if (!seen.verdict().clean()) {
      faults.add("the audit is not clean");
    }
    faults.addAll(seen.faults());
    long start = startMillis(seen.samples());
    Surroundings surroundings =
        start < 0 ? null : Surroundings.of(Slices.active(seen.samples()), cores, systemCores);
    List<String> noise = surroundings == null ? List.of() : surroundings.breaches();
    List<String> reasons = new ArrayList<>(faults);
    if (claims) {
      reasons.addAll(noise);
    }
    boolean valid = reasons.isEmpty();
    List<Slice> slices =
        valid ? Slices.cut(seen.samples(), occasion.entry().records(), SLICES) : List.<Slice>of();
    Region region = valid ? Region.of(slices) : null;
    List<Slice> warm = valid ? slices.subList(region.from(), region.to()) : List.<Slice>of();
    return new RunResult(
        occasion.block(),
        occasion.attempt(),
        occasion.entry(),
        faults,
        noise,
        reasons,
        seen.end(),
        seen.verdict().clean(),
        seen.verdict().line(),
        start,
        valid ? Figures.of(slices) : null,
        valid ? Figures.of(warm) : null,
        region,
        allocated(seen.collector(), warm),
        seen.checkpoints().orElse(null),
        seen.peakMemoryBytes(),
        surroundings,
        seen.busiestOther(),
        seen.loadBefore(),
        occasion.calibration(),
        Map.of(),
        slices,
        seen.samples());
  }

  /** Bytes per record; null if the log does not tell. */
  private static Double allocated(GcLog collector, List<Slice> warm) {
    if (warm.isEmpty()) {
      return null;
    }
    Slice all = warm.stream().reduce(Slice::plus).orElseThrow();
    OptionalDouble bytes = collector.allocated(all.beginMillis(), all.endMillis());
    return bytes.isPresent() ? bytes.getAsDouble() / all.records() : null;
  }

  private static long startMillis(List<Sample> samples) {
    return samples.stream()
        .filter(sample -> sample.enriched() > 0)
        .mapToLong(sample -> sample.nanos() / NANOS_PER_MILLI)
        .findFirst()
        .orElse(-1);
  }
}
