package io.millrace.benchmark.measure;

import io.millrace.benchmark.observe.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Cuts a run into parts of equally many records: from the last sample without output to the first
 * with all of it. Between two samples everything is taken to be proportional.
 *
 * <p>Records are those of the input: output is scaled to it, as a workload is the same mixture all
 * along.
 */
public final class Slices {
  private final List<Sample> samples;
  private final long first;
  private final long last;

  private Slices(List<Sample> samples) {
    this.samples = samples;
    this.first = samples.get(0).enriched();
    this.last = samples.get(samples.size() - 1).enriched();
  }

  /**
   * Cuts.
   *
   * @param samples in the order of time
   * @param inputRecords of the whole run
   * @param count how many slices
   * @throws IllegalArgumentException if there was no output
   */
  public static List<Slice> cut(List<Sample> samples, long inputRecords, int count) {
    List<Sample> active = active(samples);
    Slices slices = new Slices(active);
    List<Slice> cut = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cut.add(slices.slice(i, count, (double) inputRecords / count));
    }
    return cut;
  }

  /**
   * From the last sample before the first output to the first one with the last output.
   *
   * @throws IllegalArgumentException if there was no output
   */
  public static List<Sample> active(List<Sample> samples) {
    int from = 0;
    while (from + 1 < samples.size() && samples.get(from + 1).enriched() == 0) {
      from++;
    }
    int to = samples.size() - 1;
    while (to > 0 && samples.get(to - 1).enriched() == samples.get(to).enriched()) {
      to--;
    }
    if (to <= from) {
      throw new IllegalArgumentException("there is no output in " + samples.size() + " samples");
    }
    return samples.subList(from, to + 1);
  }

  private Slice slice(int number, int count, double records) {
    double from = first + (double) (last - first) * number / count;
    double to = first + (double) (last - first) * (number + 1) / count;
    return new Slice(
        at(from, Sample::epochMillis),
        at(to, Sample::epochMillis),
        records,
        at(to, Sample::nanos) - at(from, Sample::nanos),
        at(to, Sample::cpuNanos) - at(from, Sample::cpuNanos),
        at(to, Sample::jitNanos) - at(from, Sample::jitNanos),
        at(to, Sample::gcNanos) - at(from, Sample::gcNanos),
        at(to, Sample::brokerNanos) - at(from, Sample::brokerNanos));
  }

  /** The value when so much output was there; of a pause in between, its end. */
  private double at(double enriched, ToLongFunction<Sample> value) {
    int after = 1;
    while (after < samples.size() - 1 && samples.get(after).enriched() <= enriched) {
      after++;
    }
    Sample right = samples.get(after);
    Sample left = samples.get(after - 1);
    long width = right.enriched() - left.enriched();
    double share = width == 0 ? 1 : Math.min(1, (enriched - left.enriched()) / width);
    long start = value.applyAsLong(left);
    return start + share * (value.applyAsLong(right) - start);
  }
}
