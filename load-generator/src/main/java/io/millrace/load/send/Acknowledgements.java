package io.millrace.load.send;

import io.millrace.load.pace.WallClock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.Callback;

/** Counts what the broker said of each send. */
final class Acknowledgements {
  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 3;

  private final WallClock clock;
  private final SendListener listener;
  private final Histogram histogram = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicReference<String> firstFailure = new AtomicReference<>();

  Acknowledgements(WallClock clock, SendListener listener) {
    this.clock = clock;
    this.listener = listener;
    histogram.setAutoResize(true);
  }

  static Histogram histogram() {
    Histogram histogram = new Histogram(LONGEST_MICROS, DIGITS);
    histogram.setAutoResize(true);
    return histogram;
  }

  /** Returns the callback of a record that was due then and is sent now. */
  Callback sentAt(long dueMicros, long micros) {
    return (metadata, failure) -> {
      if (failure == null) {
        succeeded.increment();
        histogram.recordValue(Math.max(0, clock.micros() - micros));
        listener.acknowledged(metadata.partition(), metadata.offset(), dueMicros, micros);
      } else {
        failed(failure);
      }
    };
  }

  /** Returns the callback of a record that is none of the sequence: only a failure counts. */
  Callback unmeasured() {
    return (metadata, failure) -> {
      if (failure != null) {
        failed(failure);
      }
    };
  }

  private void failed(Exception failure) {
    failed.increment();
    firstFailure.compareAndSet(null, failure.toString());
  }

  long succeeded() {
    return succeeded.sum();
  }

  long failed() {
    return failed.sum();
  }

  String firstFailure() {
    return firstFailure.get();
  }

  Percentiles percentiles() {
    return Percentiles.of(histogram.copy());
  }
}
