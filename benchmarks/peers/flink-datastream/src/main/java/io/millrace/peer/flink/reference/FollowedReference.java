package io.millrace.peer.flink.reference;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reference data that is read whole at first, and then looked at again by a thread of its own.
 *
 * @param <T> all of it, never changed
 */
public final class FollowedReference<T> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<Optional<T>> reader;
  private final ScheduledExecutorService executor;
  private volatile T newest;
  private volatile RuntimeException failure;

  private FollowedReference(Supplier<Optional<T>> reader, T first) {
    this.reader = reader;
    this.newest = first;
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "reference");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Reads, and returns when all is read.
   *
   * @param reader gives everything, if something changed since it was called last; called by one
   *     thread at a time
   */
  public static <T> FollowedReference<T> follow(Supplier<Optional<T>> reader, Duration period) {
    FollowedReference<T> followed = new FollowedReference<>(reader, reader.get().orElseThrow());
    ScheduledFuture<?> unused =
        followed.executor.scheduleWithFixedDelay(
            followed::refresh, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return followed;
  }

  private void refresh() {
    try {
      reader.get().ifPresent(changed -> newest = changed);
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * The newest.
   *
   * @throws IllegalStateException if it could not be read again
   */
  public T get() {
    if (failure != null) {
      throw new IllegalStateException("the reference data could not be read again", failure);
    }
    return newest;
  }

  /** Ends the thread; what {@code reader} reads from is the caller's to close then. */
  @Override
  public void close() {
    ExecutorService ending = executor;
    ending.shutdownNow();
    try {
      if (!ending.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the thread of the reference data does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
