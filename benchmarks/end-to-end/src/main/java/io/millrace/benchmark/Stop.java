package io.millrace.benchmark;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a thread in order when this JVM is asked to end, by Ctrl-C or SIGTERM: the thread is
 * interrupted, and the JVM waits for it to {@linkplain #close finish}. The exit code is the
 * signal's.
 */
final class Stop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  private Stop() {}

  /** Watches over the thread that calls this. */
  static Stop install() {
    Stop stop = new Stop();
    Thread thread = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop.request(thread), "stop-series"));
    return stop;
  }

  private void request(Thread thread) {
    requested = true;
    if (finished.getCount() > 0) {
      thread.interrupt();
    }
    try {
      if (!finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("the series did not end in " + PATIENCE.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the JVM was asked to end. */
  boolean requested() {
    return requested;
  }

  @Override
  public void close() {
    finished.countDown();
  }
}
