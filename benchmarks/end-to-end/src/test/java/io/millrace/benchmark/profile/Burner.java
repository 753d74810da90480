package io.millrace.benchmark.profile;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Uses one part of CPU time in one method, three in another, and waits in a third. */
final class Burner {
  private static final int ROUNDS = 20;
  private static final long PART_NANOS = 30_000_000;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private static long result;

  private Burner() {}

  public static void main(String[] args) throws InterruptedException {
    Thread waiting = new Thread(Burner::doNothing);
    waiting.setDaemon(true);
    waiting.start();
    for (int round = 0; round < ROUNDS; round++) {
      burnShortly(PART_NANOS);
      burnLong(3 * PART_NANOS);
    }
    System.out.println(result);
  }

  private static void burnShortly(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      result = result * 31 + 1;
    }
  }

  private static void burnLong(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      result = result * 31 + 1;
    }
  }

  private static void doNothing() {
    try {
      NEVER.await(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
