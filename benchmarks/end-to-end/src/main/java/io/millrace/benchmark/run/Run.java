package io.millrace.benchmark.run;

import io.millrace.benchmark.measure.Figures;
import io.millrace.benchmark.measure.Region;
import io.millrace.benchmark.measure.Slice;
import io.millrace.benchmark.measure.Slices;
import io.millrace.benchmark.observe.OutputProgress;
import io.millrace.benchmark.observe.ProcFiles;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.observe.Sampler;
import io.millrace.benchmark.run.RunResult.End;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.audit.Audit;
import io.millrace.load.audit.AuditReport;
import io.millrace.load.audit.Mode;
import io.millrace.load.pace.Progress;
import io.millrace.load.workload.Topics;
import io.millrace.local.OwnedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** One system, once: start, look on, stop, audit, measure. */
final class Run {
  private static final int SLICES = 50;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Broker broker;
  private final Scenario scenario;
  private final Path root;
  private final Path output;
  private final ProcFiles proc = new ProcFiles();

  /**
   * @param root of the checkout
   * @param output where logs and audits go
   */
  Run(Broker broker, Scenario scenario, Path root, Path output) {
    this.broker = broker;
    this.scenario = scenario;
    this.root = root;
    this.output = output;
  }

  /** Runs a system. */
  RunResult of(int block, String label, String name, SystemUnderTest system)
      throws IOException, ExecutionException, InterruptedException {
    String run = "b" + block + "-" + label;
    Topics topics = broker.createOutputs(run);
    Path folder = Files.createDirectories(output.resolve(run));
    double load = Double.parseDouble(proc.need("loadavg").split(" ", 2)[0]);
    long stolen = proc.stolenNanos();
    Observation observation =
        new Observation(broker.expectation().enrichedAtLeast(), scenario.quiet(), scenario.limit());
    OutputProgress progress =
        new OutputProgress(
            broker.admin(), List.of(topics.enriched(), topics.aggregates(), topics.deadLetters()));
    Path work = OwnedFolder.create(Path.of(System.getProperty("java.io.tmpdir")), "bench");
    End end;
    long memory;
    try (SystemProcess process =
        SystemProcess.start(
            root,
            system,
            scenario,
            system.arguments(values(topics, run, work)),
            folder.resolve("log.txt"))) {
      Sampler sampler =
          new Sampler(proc, progress, topics.enriched(), process.pid(), broker.pids());
      end = observation.await(process, sampler);
      memory = sampler.peakMemory();
    } finally {
      OwnedFolder.delete(work);
    }
    stolen = proc.stolenNanos() - stolen;
    AuditReport audit = audit(topics);
    Files.writeString(folder.resolve("audit.txt"), audit.toTable());
    broker.deleteOutputs(topics);
    return result(block, label, name, end, audit, memory, stolen, load, observation.samples());
  }

  /**
   * No failure is induced, so that nothing may be there twice even if delivery is at least once.
   */
  private AuditReport audit(Topics topics) {
    return Audit.run(
        broker.bootstrapServers(),
        broker.manifest().workload(),
        topics,
        Audit.options(broker.manifest(), Mode.EXACTLY_ONCE),
        Progress.none());
  }

  private Map<String, String> values(Topics topics, String run, Path work) {
    return Map.ofEntries(
        Map.entry("bootstrapServers", broker.bootstrapServers()),
        Map.entry("inputTopic", topics.raw()),
        Map.entry("referenceTopic", topics.profiles()),
        Map.entry("outputTopic", topics.enriched()),
        Map.entry("aggregateTopic", topics.aggregates()),
        Map.entry("deadLetterTopic", topics.deadLetters()),
        Map.entry("group", run),
        Map.entry("parallelism", Integer.toString(scenario.parallelism())),
        Map.entry("checkpointMillis", Long.toString(scenario.checkpointMillis())),
        Map.entry("folder", work.toString()));
  }

  private RunResult result(
      int block,
      String label,
      String name,
      End end,
      AuditReport audit,
      long memory,
      long stolen,
      double load,
      List<Sample> samples) {
    boolean clean = end == End.QUIET && audit.clean();
    List<Slice> slices = clean ? Slices.cut(samples, scenario.records(), SLICES) : List.<Slice>of();
    Region region = clean ? Region.of(slices) : null;
    Sample last = samples.get(samples.size() - 1);
    double cores = Runtime.getRuntime().availableProcessors();
    return new RunResult(
        block,
        label,
        name,
        clean,
        clean ? "" : end == End.QUIET ? "the audit is not clean" : "it ended " + end,
        end,
        audit.balance().toString(),
        startMillis(samples),
        clean ? Figures.of(slices) : null,
        clean ? Figures.of(slices.subList(region.from(), region.to())) : null,
        region,
        memory,
        (double) last.foreignNanos() / last.nanos(),
        stolen / (last.nanos() * cores),
        load,
        slices,
        samples);
  }

  private static long startMillis(List<Sample> samples) {
    return samples.stream()
        .filter(sample -> sample.enriched() > 0)
        .mapToLong(sample -> sample.nanos() / NANOS_PER_MILLI)
        .findFirst()
        .orElse(-1);
  }
}
