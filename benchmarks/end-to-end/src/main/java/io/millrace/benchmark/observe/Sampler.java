package io.millrace.benchmark.observe;

import io.millrace.benchmark.observe.ProcFiles.ThreadTime;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Takes the samples of one run. For one thread. */
public final class Sampler {
  private final ProcFiles proc;
  private final OutputProgress progress;
  private final String enrichedTopic;
  private final Watched watched;
  private final FileStore disk;
  private final ThreadGroups threads = new ThreadGroups();
  private final Map<Long, Long> processes;
  private final Sample start;
  private Map<String, Long> written = Map.of();
  private long peakMemory;

  /** Begins with a system that was just started. */
  public Sampler(ProcFiles proc, OutputProgress progress, String enrichedTopic, Watched watched)
      throws IOException {
    this.proc = proc;
    this.progress = progress;
    this.enrichedTopic = enrichedTopic;
    this.watched = watched;
    this.disk = Files.getFileStore(watched.disk());
    this.processes =
        proc.processes().stream().collect(Collectors.toMap(ThreadTime::id, ThreadTime::nanos));
    this.start = counters(0, 0);
  }

  /** What is to be seen now. */
  public Sample sample() throws IOException, ExecutionException, InterruptedException {
    written = progress.records();
    threads.see(proc.threads(watched.pid()));
    peakMemory = Math.max(peakMemory, proc.peakMemory(watched.pid()).orElse(0));
    Sample now =
        counters(
            written.getOrDefault(enrichedTopic, 0L),
            written.values().stream().mapToLong(Long::longValue).sum());
    return new Sample(
        now.nanos() - start.nanos(),
        now.epochMillis(),
        now.enriched(),
        now.outputs(),
        now.cpuNanos() - start.cpuNanos(),
        now.jitNanos(),
        now.gcNanos(),
        now.brokerNanos() - start.brokerNanos(),
        now.brokerSideNanos() - start.brokerSideNanos(),
        now.foreignNanos() - start.foreignNanos(),
        now.intruderNanos() - start.intruderNanos(),
        now.stolenNanos() - start.stolenNanos(),
        now.memoryStallNanos() - start.memoryStallNanos(),
        now.ioStallNanos() - start.ioStallNanos(),
        now.freeBytes());
  }

  /** Records on each output topic, as of the last sample. */
  public Map<String, Long> written() {
    return written;
  }

  /** The ids of the system's compiler threads, as of the last sample. */
  public Set<Long> compilers() {
    return threads.compilers();
  }

  /** The most memory the system had resident, in bytes, as of the last sample. */
  public long peakMemory() {
    return peakMemory;
  }

  /** Of all processes without a part in the run, the one that has used most, by name and cores. */
  public String busiestOther() {
    double nanos = System.nanoTime() - start.nanos();
    Set<Long> ours = new HashSet<>(watched.brokerPids());
    ours.add(watched.pid());
    ours.add(ProcessHandle.current().pid());
    return proc.processes().stream()
        .filter(process -> !ours.contains(process.id()))
        .max(Comparator.comparingLong(this::used))
        .map(
            process ->
                String.format(
                    Locale.ROOT,
                    "%s (%d): %.2f cores",
                    process.name(),
                    process.id(),
                    used(process) / nanos))
        .orElse("none");
  }

  private long used(ThreadTime process) {
    return process.nanos() - processes.getOrDefault(process.id(), 0L);
  }

  private Sample counters(long enriched, long outputs) throws IOException {
    long system = watched.system().nanos();
    long brokers = watched.brokers().nanos();
    // This process, which looks on, is part of the measurement and not foreign to it.
    long own = proc.cpuNanos(ProcessHandle.current().pid()).orElse(0);
    boolean kept = !watched.systemCores().isEmpty();
    return new Sample(
        System.nanoTime(),
        System.currentTimeMillis(),
        enriched,
        outputs,
        system,
        threads.jitNanos(),
        threads.gcNanos(),
        brokers,
        kept ? proc.busyNanos(watched.otherCores()) - threads.jitNanos() : brokers,
        proc.busyNanos() - system - brokers - own,
        kept ? proc.busyNanos(watched.systemCores()) - (system - threads.jitNanos()) : 0,
        proc.stolenNanos(),
        proc.stallNanos("memory").orElse(0),
        proc.stallNanos("io").orElse(0),
        disk.getUsableSpace());
  }
}
