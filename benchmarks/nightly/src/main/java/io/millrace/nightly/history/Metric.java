package io.millrace.nightly.history;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Figure.Ratios;
import io.millrace.benchmark.result.Ratio;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.result.Spread;
import io.millrace.nightly.detect.Sense;
import java.util.Arrays;
import java.util.Optional;

/** What is followed over the nights, in the order in which it counts. */
public enum Metric {
  /**
   * CPU time of the system's process. Ratios are without the compilers', as a system that drains
   * fewer records has more of that on each.
   */
  CPU("cpuNanosPerRecord", Sense.LESS_IS_BETTER),
  /** Bytes allocated on the heap. Has no ratio: the machine's speed hardly changes it. */
  ALLOCATED("allocatedBytesPerRecord", Sense.LESS_IS_BETTER),
  /** Speed, which others on the machine disturb most. */
  SPEED("recordsPerSecond", Sense.MORE_IS_BETTER);

  private final String field;
  private final Sense sense;

  Metric(String field, Sense sense) {
    this.field = field;
    this.sense = sense;
  }

  /** What it is called in results and in the history. */
  public String field() {
    return field;
  }

  /** Which way it gets better. */
  public Sense sense() {
    return sense;
  }

  /** Its values over the runs; empty if they are not known. */
  public Optional<Spread> spread(Figure figure) {
    return Optional.ofNullable(
        switch (this) {
          case CPU -> figure.cpuNanosPerRecord();
          case ALLOCATED -> figure.allocatedBytesPerRecord();
          case SPEED -> figure.recordsPerSecond();
        });
  }

  /** Its value of a single run; empty if it is not known. */
  public Optional<Double> value(RunRecord run) {
    return Optional.ofNullable(
        switch (this) {
          case CPU -> run.cpuNanosPerRecord();
          case ALLOCATED -> run.allocatedBytesPerRecord();
          case SPEED -> run.recordsPerSecond();
        });
  }

  /** How many times the baseline's it is; empty if that is not known. */
  public Optional<Ratio> ratio(Figure figure, String baseline) {
    Ratios ratios = figure.ratioTo().get(baseline);
    if (ratios == null) {
      return Optional.empty();
    }
    return switch (this) {
      case CPU -> Optional.of(ratios.nanosWithoutCompilers());
      case ALLOCATED -> Optional.empty();
      case SPEED -> Optional.of(ratios.recordsPerSecond());
    };
  }

  /**
   * By its name in the history.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Metric of(String field) {
    return Arrays.stream(values())
        .filter(metric -> metric.field.equals(field))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no metric " + field));
  }
}
