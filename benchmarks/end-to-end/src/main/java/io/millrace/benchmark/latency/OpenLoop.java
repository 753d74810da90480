package io.millrace.benchmark.latency;

import io.millrace.benchmark.run.RunResult.End;
import io.millrace.benchmark.run.RunningSystem.Observed;
import io.millrace.load.pace.Progress;
import io.millrace.load.pace.WallClock;
import io.millrace.load.send.LoadRun;
import io.millrace.load.send.Manifest;
import io.millrace.load.send.SendOptions;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Pipeline;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Sends a load in real time and receives its results, by one clock; once. */
final class OpenLoop {
  private static final Duration LEAD = Duration.ofSeconds(2);
  private static final long MICROS = 1_000;

  private final String bootstrapServers;
  private final Topics topics;
  private final SendOptions options;
  private final WallClock clock;
  private final Progress progress;
  private final FirstTotals totals = new FirstTotals();
  private Sequence sequence;
  private Journal journal;
  private Manifest manifest;

  OpenLoop(
      String bootstrapServers,
      Topics topics,
      SendOptions options,
      WallClock clock,
      Progress progress) {
    this.bootstrapServers = bootstrapServers;
    this.topics = topics;
    this.options = options;
    this.clock = clock;
    this.progress = progress;
  }

  /** Looks at the system until it is done. */
  @FunctionalInterface
  interface Observer {
    Observed observe() throws IOException, ExecutionException, InterruptedException;
  }

  /**
   * Runs while the observer looks on, from a moment that is chosen now.
   *
   * @param workload that begins at a moment
   */
  Observed run(Function<Instant, Workload> workload, Observer observer)
      throws IOException, ExecutionException, InterruptedException {
    // Event times are in milliseconds.
    Instant begin = Instant.ofEpochMilli(clock.micros() / MICROS).plus(LEAD);
    sequence = new Sequence(workload.apply(begin));
    journal = new Journal(sequence.workload().partitions(), micros(begin));
    LoadRun generator = new LoadRun(bootstrapServers, sequence.workload(), topics, options);
    ExecutorService sender = Executors.newSingleThreadExecutor();
    Receiver receiver =
        new Receiver(
            bootstrapServers, topics, clock, micros(begin), journal, sequence.users(), totals);
    try (receiver) {
      Future<Manifest> sending =
          sender.submit(() -> generator.runInRealTime(clock, journal, progress));
      Observed observed = observer.observe();
      if (observed.end() != End.QUIET) {
        generator.stop();
      }
      manifest = sending.get();
      return observed;
    } finally {
      generator.stop();
      sender.shutdown();
    }
  }

  private static long micros(Instant instant) {
    return instant.toEpochMilli() * MICROS;
  }

  /** What was sent. */
  Manifest manifest() {
    return manifest;
  }

  /** How many results name no record of the input that was acknowledged. */
  long unmatched() {
    return journal.unmatched();
  }

  /** What came of it. */
  Measurement measure(OfferedLoad load) {
    Measurement measurement = new Measurement(load);
    journal.forEach(measurement::record);
    Pipeline pipeline = sequence.pipeline();
    long begin = sequence.workload().eventTime().startMillis();
    long closes = pipeline.windowSize().plus(pipeline.maxDisorder()).toMillis();
    OnTime onTime = new OnTime(sequence);
    totals.forEach(
        (user, windowStart, received) -> {
          if (onTime.has(user, windowStart)) {
            // A record of that event time is due then, and lets the watermark pass the window.
            measurement.total(windowStart, (windowStart + closes - begin) * MICROS, received);
          }
        });
    return measurement;
  }
}
