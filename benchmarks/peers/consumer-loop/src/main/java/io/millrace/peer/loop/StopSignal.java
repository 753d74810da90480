package io.millrace.peer.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the threads of a loop to stop. */
final class StopSignal {
  private final CountDownLatch given = new CountDownLatch(1);

  void give() {
    given.countDown();
  }

  boolean isGiven() {
    return given.getCount() == 0;
  }

  /** Waits so long, or until the signal is given; whether it is. */
  boolean isGivenWithin(Duration time) throws InterruptedException {
    return given.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
