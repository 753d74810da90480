package io.millrace.benchmark.observe;

/** Tells how much CPU time something has used so far. */
@FunctionalInterface
public interface CpuMeter {

  /** CPU time since some fixed moment; never less than before. */
  long nanos();

  /** The CPU time of processes by {@code /proc}, to a hundredth of a second. */
  static CpuMeter of(ProcFiles proc, Iterable<Long> pids) {
    return new CpuMeter() {
      private long last;

      @Override
      public long nanos() {
        long now = 0;
        for (long pid : pids) {
          now += proc.cpuNanos(pid).orElse(0);
        }
        last = Math.max(last, now);
        return last;
      }
    };
  }
}
