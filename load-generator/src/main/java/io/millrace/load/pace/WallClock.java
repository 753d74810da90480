package io.millrace.load.pace;

import java.util.concurrent.locks.LockSupport;

/** Time of day in microseconds, monotone within a run, and waiting by it. */
public interface WallClock {
  /** Returns microseconds since the epoch. */
  long micros();

  /** Waits until {@link #micros} is at least {@code dueMicros}, or the thread is interrupted. */
  void await(long dueMicros);

  /**
   * Returns the clock of this machine: the time of day is read once, and the monotone clock from
   * there on.
   */
  static WallClock system() {
    long epochMicros = System.currentTimeMillis() * 1_000L;
    long nanos = System.nanoTime();
    return new WallClock() {
      @Override
      public long micros() {
        return epochMicros + (System.nanoTime() - nanos) / 1_000L;
      }

      @Override
      public void await(long dueMicros) {
        long left = dueMicros - micros();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
          // Parking overshoots by some 60 microseconds; a sender that spins instead takes a core
          // from the
          // system under load.
          LockSupport.parkNanos(left * 1_000L);
          left = dueMicros - micros();
        }
      }
    };
  }
}
