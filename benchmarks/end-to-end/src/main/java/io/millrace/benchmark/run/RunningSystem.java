package io.millrace.benchmark.run;

import io.millrace.benchmark.guard.ClientLog;
import io.millrace.benchmark.measure.Checkpoints;
import io.millrace.benchmark.measure.GcLog;
import io.millrace.benchmark.observe.CpuGroup;
import io.millrace.benchmark.observe.CpuMeter;
import io.millrace.benchmark.observe.OutputProgress;
import io.millrace.benchmark.observe.ProcFiles;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.observe.Sampler;
import io.millrace.benchmark.observe.Watched;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.Setting;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.workload.Pipeline;
import io.millrace.load.workload.Topics;
import io.millrace.local.OwnedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A system under test in a JVM of its own, on the topics of a run. Closed, it has ended, and what
 * it had for itself is deleted.
 */
public final class RunningSystem implements AutoCloseable {
  private static final String LOG = "log.txt";
  private static final String GC_LOG = "gc.log";

  private final Place place;
  private final Job job;
  private final List<Integer> cores;
  private final Path folder;
  private final ProcFiles proc = new ProcFiles();
  private final Path work;
  private final Optional<CpuGroup> group;
  private final SystemProcess process;

  /** Where systems run: on which broker, under which scenario, and where on the machine. */
  public record Place(Broker broker, Scenario scenario, Site site) {}

  /**
   * What a system is to do.
   *
   * @param name of the run: that of its folder, and its consumer group
   * @param setting how much of the job, how safely, on how many tasks
   * @param topics its input and its outputs
   * @param pipeline parameters of the job
   */
  public record Job(String name, Setting setting, Topics topics, Pipeline pipeline) {}

  /**
   * What was seen until the end.
   *
   * @param end how it ended
   * @param samples all of them
   * @param peakMemoryBytes most resident memory
   * @param busiestOther the busiest process without a part in the run
   */
  public record Observed(
      RunResult.End end, List<Sample> samples, long peakMemoryBytes, String busiestOther) {
    /** Copies the samples. */
    public Observed {
      samples = List.copyOf(samples);
    }
  }

  private RunningSystem(Place place, SystemUnderTest system, Job job, List<String> more, Path work)
      throws IOException {
    this.place = place;
    this.job = job;
    Scenario scenario = place.scenario();
    cores = scenario.layout().ofSystem(job.setting().parallelism(), place.site().cores());
    folder = Files.createDirectories(place.site().output().resolve(job.name()));
    this.work = work;
    group = CpuGroup.create();
    List<String> flags = flags();
    flags.addAll(more);
    process =
        SystemProcess.start(
            new Launch(
                place.site().root(),
                system,
                scenario.heap(),
                flags,
                cores,
                group.map(CpuGroup::members),
                system.arguments(
                    Placeholders.of(
                        place.broker().bootstrapServers(),
                        job.topics(),
                        job.pipeline(),
                        job.setting(),
                        scenario.checkpointMillis(),
                        job.name(),
                        work)),
                folder));
  }

  /**
   * Starts a system.
   *
   * @param flags of the JVM, besides those that every run has
   */
  public static RunningSystem start(
      Place place, SystemUnderTest system, Job job, List<String> flags) throws IOException {
    Path work = OwnedFolder.create(Path.of(System.getProperty("java.io.tmpdir")), "bench");
    try {
      return new RunningSystem(place, system, job, flags, work);
    } catch (IOException | RuntimeException e) {
      OwnedFolder.delete(work);
      throw e;
    }
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>(ClientLog.FLAGS);
    flags.add(Checkpoints.FLAG);
    flags.add(GcLog.flag(folder.resolve(GC_LOG)));
    if (place.scenario().claims()) {
      // Otherwise who touches more of the heap pays for more pages.
      flags.add("-XX:+AlwaysPreTouch");
    }
    return flags;
  }

  /** Waits so long, or until the system has ended; whether it has. */
  public boolean hasEndedWithin(Duration wait) throws InterruptedException {
    return process.hasEndedWithin(wait.toMillis());
  }

  /**
   * Looks on until the end.
   *
   * @param due what must be on the outputs
   * @param quiet how long they must stand still when it is, and events with totals for the idle
   *     timeout longer
   * @param seen is told of each sample
   */
  public Observed observe(Due due, Duration quiet, Consumer<Sample> seen)
      throws IOException, ExecutionException, InterruptedException {
    Watched watched = watched();
    Sampler sampler =
        new Sampler(
            proc,
            new OutputProgress(place.broker().admin(), Broker.outputs(job.topics())),
            job.topics().enriched(),
            watched);
    Duration idle = job.setting().rung().totals() ? job.pipeline().idleTimeout() : Duration.ZERO;
    CompilerThreads compilers =
        new CompilerThreads(cores.isEmpty() ? List.of() : watched.otherCores());
    Observation observation =
        new Observation(due, quiet, idle, place.scenario().limit(), compilers);
    RunResult.End end = observation.await(process, sampler, seen);
    return new Observed(end, observation.samples(), sampler.peakMemory(), sampler.busiestOther());
  }

  private Watched watched() {
    CpuMeter cpu =
        group.<CpuMeter>map(one -> one).orElseGet(() -> CpuMeter.of(proc, List.of(process.pid())));
    Broker broker = place.broker();
    List<Integer> others =
        IntStream.range(0, place.site().cores())
            .boxed()
            .filter(core -> !cores.contains(core))
            .toList();
    return new Watched(
        process.pid(), broker.pids(), cpu, broker.cpu(), cores, others, broker.folder());
  }

  /** The cores that it is kept on; none if it may run on all. */
  public List<Integer> cores() {
    return cores;
  }

  /** Where its logs are. */
  public Path folder() {
    return folder;
  }

  /** What it has logged so far. */
  public List<String> log() throws IOException {
    return lines(folder.resolve(LOG));
  }

  /** What its collector has logged so far. */
  public GcLog collector() throws IOException {
    return GcLog.of(lines(folder.resolve(GC_LOG)));
  }

  /** A system may write whatever bytes it likes. */
  private static List<String> lines(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
  }

  @Override
  public void close() throws IOException {
    try {
      process.close();
    } finally {
      OwnedFolder.delete(work);
    }
    if (group.isPresent()) {
      group.get().close();
    }
  }
}
