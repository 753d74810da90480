package io.millrace.benchmark.latency;

import io.millrace.load.pace.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Stops processes once, while a load is sent, and lets them go on after a while. */
final class StallOnce implements Progress {
  private static final int SOME = 1_000;

  private final Supplier<List<Long>> pids;
  private final Duration length;
  private CompletableFuture<Double> stall;

  StallOnce(Supplier<List<Long>> pids, Duration length) {
    this.pids = pids;
    this.length = length;
  }

  @Override
  public void report(String task, long done, long total) {
    if (task.equals("sending") && done >= SOME && stall == null) {
      // The sender must not wait for it.
      stall = CompletableFuture.supplyAsync(this::stall);
    }
  }

  private double stall() {
    List<Long> stopped = pids.get();
    if (stopped.isEmpty()) {
      throw new IllegalStateException("there is no process to stop");
    }
    signal("-STOP", stopped);
    long begin = System.nanoTime();
    for (long left = length.toNanos();
        left > 0;
        left = begin + length.toNanos() - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    signal("-CONT", stopped);
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void signal(String signal, List<Long> pids) {
    for (long pid : pids) {
      try {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(pid)).inheritIO().start();
        if (kill.waitFor() != 0) {
          throw new IllegalStateException("cannot send " + signal + " to " + pid);
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("cannot send " + signal + " to " + pid, e);
      }
    }
  }

  /** How long it was. */
  double seconds() {
    return stall.join();
  }
}
