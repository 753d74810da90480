package io.millrace.load.pace;

/** Thins out progress: looks at the time once per some thousand steps, reports twice per second. */
public final class ProgressClock {
  private static final int STEPS_PER_LOOK = 1 << 12;
  private static final long PERIOD_NANOS = 500_000_000L;

  private final Progress progress;
  private final String task;
  private final long total;
  private long next = System.nanoTime() + PERIOD_NANOS;

  /** A clock for one task. */
  public ProgressClock(Progress progress, String task, long total) {
    this.progress = progress;
    this.task = task;
    this.total = total;
  }

  /** To be called at every step. */
  public void at(long done) {
    if ((done & (STEPS_PER_LOOK - 1)) == 0 && System.nanoTime() - next >= 0) {
      progress.report(task, done, total);
      next = System.nanoTime() + PERIOD_NANOS;
    }
  }

  /** To be called at the end. */
  public void end(long done) {
    progress.report(task, done, total);
  }
}
