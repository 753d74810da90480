package io.millrace.benchmark.scenario;

import java.util.List;
import java.util.stream.IntStream;

/** Who runs on which of the machine's cores. */
public enum Layout {
  /** Everybody on all of them: what a user sees, but noisier. */
  SHARED,
  /**
   * The system on the last cores, as many as its parallelism; all else, and its compilers, on the
   * first ones.
   */
  SPLIT;

  /** The cores that a system is kept on; none if it may run on all. */
  public List<Integer> ofSystem(int parallelism, int cores) {
    return this == SHARED ? List.of() : range(cores - parallelism, cores);
  }

  /**
   * The cores that brokers and harness are kept on, beside systems with so much parallelism at
   * most; none if they may run on all.
   */
  public List<Integer> ofOthers(int mostParallelism, int cores) {
    return this == SHARED ? List.of() : range(0, cores - mostParallelism);
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
