package io.millrace.benchmark.observe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Takes the samples of one run. For one thread. */
public final class Sampler {
  private final ProcFiles proc;
  private final OutputProgress progress;
  private final String enrichedTopic;
  private final long pid;
  private final List<Long> brokers;
  private final ThreadGroups threads = new ThreadGroups();
  private final long started;
  private final long brokersBefore;
  private final long foreignBefore;
  private long cpu;
  private long peakMemory;

  /**
   * @param pid of the system, just started
   * @param brokers process ids
   */
  public Sampler(
      ProcFiles proc, OutputProgress progress, String enrichedTopic, long pid, List<Long> brokers) {
    this.proc = proc;
    this.progress = progress;
    this.enrichedTopic = enrichedTopic;
    this.pid = pid;
    this.brokers = List.copyOf(brokers);
    this.started = System.nanoTime();
    this.brokersBefore = brokerNanos();
    this.foreignBefore = foreignNanos();
  }

  /** What is to be seen now. */
  public Sample sample() throws ExecutionException, InterruptedException {
    Map<String, Long> records = progress.records();
    cpu = proc.cpuNanos(pid).orElse(cpu);
    threads.see(proc.threads(pid));
    peakMemory = Math.max(peakMemory, proc.peakMemory(pid).orElse(0));
    return new Sample(
        System.nanoTime() - started,
        records.getOrDefault(enrichedTopic, 0L),
        records.values().stream().mapToLong(Long::longValue).sum(),
        cpu,
        threads.jitNanos(),
        threads.gcNanos(),
        brokerNanos() - brokersBefore,
        foreignNanos() - foreignBefore);
  }

  /** The most memory the system had resident, in bytes, as of the last sample. */
  public long peakMemory() {
    return peakMemory;
  }

  private long brokerNanos() {
    return brokers.stream().mapToLong(broker -> proc.cpuNanos(broker).orElse(0)).sum();
  }

  /** This process, which looks on, is part of the measurement and not foreign to it. */
  private long foreignNanos() {
    long own = proc.cpuNanos(ProcessHandle.current().pid()).orElse(0);
    return proc.busyNanos() - proc.cpuNanos(pid).orElse(cpu) - brokerNanos() - own;
  }
}
