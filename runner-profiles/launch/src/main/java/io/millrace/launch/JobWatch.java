package io.millrace.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a job twice a second until it has ended or is idle: all input read, all windows given
 * out, and no metric changed for the given time. Windows are remembered from look to look, because
 * the metrics of a job that fails and restarts begin anew.
 */
final class JobWatch {
  private static final long LOOK_MILLIS = 500;
  private static final int LOOKS_PER_LINE = 4;

  private final RunningJob job;
  private final ConsumerLag lag;
  private final Console console;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long lastWindowEnd = Long.MIN_VALUE;
  private long watermark = Long.MIN_VALUE;

  JobWatch(RunningJob job, ConsumerLag lag, Console console) {
    this.job = job;
    this.lag = lag;
    this.console = console;
  }

  /** Makes {@link #await} return soon. */
  void stop() {
    stopped.countDown();
  }

  /**
   * Waits for the end.
   *
   * @param stopWhenIdle empty to wait until the job ends or {@link #stop} is called
   * @return the last metrics
   */
  JobMetrics await(Optional<Duration> stopWhenIdle)
      throws ExecutionException, InterruptedException {
    JobMetrics last = job.metrics();
    long lineRead = last.read();
    long lineNanos = System.nanoTime();
    long changeNanos = System.nanoTime();
    for (int look = 1; ; look++) {
      boolean stop = stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      JobMetrics now = job.metrics();
      long nanos = System.nanoTime();
      if (!now.equals(last)) {
        changeNanos = nanos;
      }
      boolean fired = windowsFired(last, now);
      last = now;
      long records = lag.of(now);
      boolean idle =
          stopWhenIdle.isPresent()
              && records == 0
              && fired
              && nanos - changeNanos >= stopWhenIdle.get().toNanos();
      boolean ended = stop || idle || job.isDone();
      if (ended || look % LOOKS_PER_LINE == 0) {
        console.progress(now, records, (now.read() - lineRead) * 1e9 / (nanos - lineNanos));
        lineRead = now.read();
        lineNanos = nanos;
      }
      if (ended) {
        return now;
      }
    }
  }

  /**
   * Whether every window that events were counted in has given its totals. After a restart it may
   * have to do so again.
   */
  private boolean windowsFired(JobMetrics before, JobMetrics now) {
    boolean restarted = now.read() < before.read();
    watermark = restarted ? Long.MIN_VALUE : watermark;
    watermark = Math.max(watermark, now.watermark().orElse(Long.MIN_VALUE));
    lastWindowEnd = Math.max(lastWindowEnd, now.lastWindowEnd().orElse(Long.MIN_VALUE));
    return watermark >= lastWindowEnd;
  }
}
