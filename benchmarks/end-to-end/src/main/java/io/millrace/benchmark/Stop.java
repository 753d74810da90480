package io.millrace.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Ends a thread in order when this JVM is asked to end, by Ctrl-C or SIGTERM: the thread is
 * interrupted, and the JVM waits for it to {@linkplain #close finish}. The exit code is the
 * signal's.
 */
final class Stop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Thread watched = Thread.currentThread();
  private final Thread hook = new Thread(this::end, "stop-series");
  private final CountDownLatch finished = new CountDownLatch(1);

  private Stop() {}

  /** What can be stopped: it ends with an exception when its thread is interrupted. */
  @FunctionalInterface
  interface Work {
    /** Runs to its end. */
    void run() throws IOException, ExecutionException, InterruptedException;
  }

  /**
   * Runs it in the thread that calls this. How it fails when the JVM is asked to end is a
   * consequence of that, and no failure.
   *
   * @param stopped called if so, before the JVM ends
   * @return whether it came to its end
   */
  static boolean unlessRequested(Work work, Runnable stopped)
      throws IOException, ExecutionException, InterruptedException {
    try (Stop stop = install()) {
      try {
        work.run();
        return true;
      } catch (IOException | ExecutionException | InterruptedException | RuntimeException e) {
        if (!stop.requested()) {
          throw e;
        }
        stopped.run();
        return false;
      }
    }
  }

  /** Watches over the thread that calls this. */
  static Stop install() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  private void end() {
    if (finished.getCount() > 0) {
      watched.interrupt();
    }
    try {
      if (!finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("the series did not end in " + PATIENCE.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether the JVM was asked to end; if not, the thread is no longer watched over. Hooks run in
   * any order, and what another one closes may fail the thread before it is interrupted: so the JVM
   * is asked, which knows before the first of them begins.
   */
  boolean requested() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Override
  public void close() {
    finished.countDown();
    // Takes the hook off, so that not each of many series leaves one behind.
    requested();
  }
}
