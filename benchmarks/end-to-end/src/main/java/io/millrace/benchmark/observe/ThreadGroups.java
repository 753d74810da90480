package io.millrace.benchmark.observe;

import io.millrace.benchmark.observe.ProcFiles.ThreadTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CPU time of the JVM's own threads. Compiler threads come and go, so the last seen time of each
 * counts on; what a thread used between the last look and its end is missed.
 */
public final class ThreadGroups {
  private final Map<Long, Long> jit = new HashMap<>();
  private final Map<Long, Long> gc = new HashMap<>();

  ThreadGroups() {}

  void see(List<ThreadTime> threads) {
    for (ThreadTime thread : threads) {
      if (isCompiler(thread.name())) {
        jit.put(thread.id(), thread.nanos());
      } else if (isCollector(thread.name())) {
        gc.put(thread.id(), thread.nanos());
      }
    }
  }

  /** The ids of all compiler threads that were ever seen. */
  Set<Long> compilers() {
    return Collections.unmodifiableSet(jit.keySet());
  }

  long jitNanos() {
    return sum(jit);
  }

  long gcNanos() {
    return sum(gc);
  }

  /** Whether a thread of this name is neither a compiler's nor a collector's. */
  public static boolean isApplication(String name) {
    return !isCompiler(name) && !isCollector(name);
  }

  private static long sum(Map<Long, Long> times) {
    return times.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether a thread of this name compiles. */
  public static boolean isCompiler(String name) {
    return name.startsWith("C1 Comp") || name.startsWith("C2 Comp") || name.startsWith("Sweeper");
  }

  private static boolean isCollector(String name) {
    return name.startsWith("GC Thread") || name.startsWith("G1 ");
  }
}
