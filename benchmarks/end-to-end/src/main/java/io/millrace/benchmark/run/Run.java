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
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.workload.Topics;
import io.millrace.local.OwnedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** One system, once: start, look on, stop, audit, measure. */
final class Run {
  private static final int SLICES = 50;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Broker broker;
  private final Scenario scenario;
  private final Site site;
  private final OutputAudit audit;
  private final ProcFiles proc = new ProcFiles();

  Run(Broker broker, Scenario scenario, Site site, OutputAudit audit) {
    this.broker = broker;
    this.scenario = scenario;
    this.site = site;
    this.audit = audit;
  }

  /**
   * Runs a system.
   *
   * @param seen is told of each sample
   */
  RunResult of(
      int block,
      int attempt,
      Entry entry,
      SystemUnderTest system,
      Input input,
      Consumer<Sample> seen)
      throws IOException, ExecutionException, InterruptedException {
    String name = name(block, attempt, entry);
    Topics topics = broker.createOutputs(name, input);
    Path folder = Files.createDirectories(site.output().resolve(name));
    double load = Double.parseDouble(proc.need("loadavg").split(" ", 2)[0]);
    long stolen = proc.stolenNanos();
    Observation observation =
        new Observation(
            input.expectation().outputsAtLeast(entry.setting().rung()),
            scenario.quiet(),
            scenario.limit());
    OutputProgress progress = new OutputProgress(broker.admin(), Broker.outputs(topics));
    Path work = OwnedFolder.create(Path.of(System.getProperty("java.io.tmpdir")), "bench");
    End end;
    long memory;
    try (SystemProcess process =
        SystemProcess.start(launch(entry, system, input, topics, name, work, folder))) {
      Sampler sampler =
          new Sampler(proc, progress, topics.enriched(), process.pid(), broker.pids());
      end = observation.await(process, sampler, seen);
      memory = sampler.peakMemory();
    } finally {
      OwnedFolder.delete(work);
    }
    stolen = proc.stolenNanos() - stolen;
    OutputAudit.Verdict verdict =
        audit.of(broker.bootstrapServers(), input, topics, entry.setting());
    Files.writeString(folder.resolve("audit.txt"), verdict.text());
    broker.deleteOutputs(topics);
    return result(block, attempt, entry, end, verdict, memory, stolen, load, observation.samples());
  }

  private static String name(int block, int attempt, Entry entry) {
    return "b%d-%s-%s-%s-x%d%s"
        .formatted(
            block,
            entry.label(),
            entry.setting().rung(),
            entry.setting().guarantee(),
            entry.setting().parallelism(),
            attempt == 1 ? "" : "-again");
  }

  private Launch launch(
      Entry entry,
      SystemUnderTest system,
      Input input,
      Topics topics,
      String name,
      Path work,
      Path folder) {
    return new Launch(
        site.root(),
        system,
        scenario.heap(),
        List.of(),
        scenario.layout().ofSystem(entry.setting().parallelism(), site.cores()),
        system.arguments(
            Placeholders.of(
                broker.bootstrapServers(),
                topics,
                input.manifest().workload().pipeline(),
                entry.setting(),
                scenario.checkpointMillis(),
                name,
                work)),
        folder);
  }

  private RunResult result(
      int block,
      int attempt,
      Entry entry,
      End end,
      OutputAudit.Verdict verdict,
      long memory,
      long stolen,
      double load,
      List<Sample> samples) {
    List<String> reasons = new ArrayList<>();
    if (end != End.QUIET) {
      reasons.add(end.text());
    }
    if (!verdict.clean()) {
      reasons.add("the audit is not clean");
    }
    boolean valid = reasons.isEmpty();
    List<Slice> slices = valid ? Slices.cut(samples, entry.records(), SLICES) : List.<Slice>of();
    Region region = valid ? Region.of(slices) : null;
    Sample last = samples.get(samples.size() - 1);
    return new RunResult(
        block,
        attempt,
        entry,
        reasons,
        end,
        verdict.clean(),
        verdict.line(),
        startMillis(samples),
        valid ? Figures.of(slices) : null,
        valid ? Figures.of(slices.subList(region.from(), region.to())) : null,
        region,
        memory,
        (double) last.foreignNanos() / last.nanos(),
        (double) stolen / last.nanos() / site.cores(),
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
