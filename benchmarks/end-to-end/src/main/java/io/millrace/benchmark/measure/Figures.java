package io.millrace.benchmark.measure;

import java.util.List;

/**
 * Speed and cost over a part of a run.
 *
 * @param recordsPerSecond input records
 * @param cpuNanosPerRecord of the system, everything in its process
 * @param jitNanosPerRecord of that, the compilers'
 * @param gcNanosPerRecord of that, the collector's
 * @param brokerNanosPerRecord CPU time of the brokers
 * @param coresUsed CPU time of the system by time
 */
public record Figures(
    double recordsPerSecond,
    double cpuNanosPerRecord,
    double jitNanosPerRecord,
    double gcNanosPerRecord,
    double brokerNanosPerRecord,
    double coresUsed) {
  private static final double SECOND = 1e9;

  /** CPU time per record that goes on when all is compiled. */
  public double nanosWithoutCompilers() {
    return cpuNanosPerRecord - jitNanosPerRecord;
  }

  /** CPU time per record of neither compilers nor collector. */
  public double applicationNanosPerRecord() {
    return nanosWithoutCompilers() - gcNanosPerRecord;
  }

  /** The figures over all these slices together. */
  public static Figures of(List<Slice> slices) {
    Slice all = slices.stream().reduce(Slice::plus).orElseThrow();
    return new Figures(
        all.records() * SECOND / all.wallNanos(),
        all.cpuNanos() / all.records(),
        all.jitNanos() / all.records(),
        all.gcNanos() / all.records(),
        all.brokerNanos() / all.records(),
        all.cpuNanos() / all.wallNanos());
  }
}
