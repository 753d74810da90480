package io.millrace.benchmark.run;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the compilers of a system off its cores. What they do, a system that has run for an hour
 * has behind it; on its one core they would take time from it in all of a run that lasts a minute,
 * the more of it the fewer records the system drains in that minute.
 */
final class CompilerThreads {
  private final List<Integer> cores;
  private final Set<Long> moved = new HashSet<>();

  /**
   * @param cores where compilers are to run; none if they stay where they are
   */
  CompilerThreads(List<Integer> cores) {
    this.cores = List.copyOf(cores);
  }

  /** Moves those that are new among these threads. */
  void keep(Set<Long> threads) throws IOException, InterruptedException {
    for (long thread : threads) {
      if (!cores.isEmpty() && moved.add(thread)) {
        Affinity.keepThreadOn(thread, cores);
      }
    }
  }
}
