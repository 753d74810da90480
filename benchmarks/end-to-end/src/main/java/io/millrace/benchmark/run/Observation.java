package io.millrace.benchmark.run;

import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.observe.Sampler;
import io.millrace.benchmark.run.RunResult.End;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Looks at a running system four times a second until it is done. */
final class Observation {
  private static final long PERIOD_MILLIS = 250;
  private static final Duration STALL = Duration.ofSeconds(30);
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private final Due due;
  private final Duration quiet;
  private final Duration idle;
  private final Duration limit;
  private final CompilerThreads compilers;
  private final List<Sample> samples = new ArrayList<>();

  /**
   * @param due what must be there
   * @param quiet how long outputs must stand still when it is
   * @param idle how long a system may wait for more input before it closes the last windows
   * @param limit longest run
   * @param compilers where the system's compilers are kept
   */
  Observation(Due due, Duration quiet, Duration idle, Duration limit, CompilerThreads compilers) {
    this.due = due;
    this.quiet = quiet;
    this.idle = idle;
    this.limit = limit;
    this.compilers = compilers;
  }

  /** Looks on until the end. */
  End await(SystemProcess system, Sampler sampler, Consumer<Sample> seen)
      throws IOException, ExecutionException, InterruptedException {
    Stillness still = new Stillness();
    samples.add(sampler.sample());
    while (true) {
      if (system.hasEndedWithin(PERIOD_MILLIS)) {
        return End.EXITED;
      }
      Sample now = sampler.sample();
      samples.add(now);
      compilers.keep(sampler.compilers());
      seen.accept(now);
      still.see(now);
      if (still.isEnd(quiet, idle) && due.isIn(sampler.written())) {
        return End.QUIET;
      }
      // Records may be rejected long before the reference data is there to enrich others with.
      if (still.ofAll().compareTo(now.enriched() == 0 ? LONGEST_START : STALL) >= 0) {
        return End.STALLED;
      }
      if (now.nanos() >= limit.toNanos()) {
        return End.LIMIT;
      }
    }
  }

  List<Sample> samples() {
    return samples;
  }
}
