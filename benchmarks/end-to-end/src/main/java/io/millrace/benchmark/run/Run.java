package io.millrace.benchmark.run;

import io.millrace.benchmark.guard.ClientLog;
import io.millrace.benchmark.guard.Parity;
import io.millrace.benchmark.measure.Checkpoints;
import io.millrace.benchmark.measure.GcLog;
import io.millrace.benchmark.measure.Slice;
import io.millrace.benchmark.observe.CpuGroup;
import io.millrace.benchmark.observe.CpuMeter;
import io.millrace.benchmark.observe.OutputProgress;
import io.millrace.benchmark.observe.ProcFiles;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.observe.Sampler;
import io.millrace.benchmark.observe.Watched;
import io.millrace.benchmark.run.Evaluation.Evidence;
import io.millrace.benchmark.run.Evaluation.Occasion;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.workload.Topics;
import io.millrace.local.OwnedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One system, once: start, look on, stop, audit, evaluate. */
final class Run {
  private static final String GC_LOG = "gc.log";

  private final Broker broker;
  private final Scenario scenario;
  private final Site site;
  private final OutputAudit audit;
  private final Parity parity = Parity.ofAll();
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
  RunResult of(Occasion occasion, SystemUnderTest system, Input input, Consumer<Sample> seen)
      throws IOException, ExecutionException, InterruptedException {
    Entry entry = occasion.entry();
    String name = RunResult.name(occasion.block(), occasion.attempt(), entry);
    Path folder = Files.createDirectories(site.output().resolve(name));
    List<Integer> cores = scenario.layout().ofSystem(entry.setting().parallelism(), site.cores());
    InputTopic inputTopic = new InputTopic(broker, input);
    List<String> faults = new ArrayList<>(inputTopic.faults());
    double load = Double.parseDouble(proc.need("loadavg").split(" ", 2)[0]);
    Topics topics = broker.createOutputs(name, input);
    Observation observation =
        new Observation(
            Due.of(input.expectation(), entry.setting().rung(), topics),
            scenario.quiet(entry.setting().guarantee()),
            scenario.limit());
    Path work = OwnedFolder.create(Path.of(System.getProperty("java.io.tmpdir")), "bench");
    RunResult.End end;
    long memory;
    String busiest;
    Optional<CpuGroup> group = CpuGroup.create();
    try (SystemProcess process =
        SystemProcess.start(
            new Launch(
                site.root(),
                system,
                scenario.heap(),
                flags(folder),
                cores,
                group.map(CpuGroup::members),
                system.arguments(
                    Placeholders.of(
                        broker.bootstrapServers(),
                        topics,
                        input.manifest().workload().pipeline(),
                        entry.setting(),
                        scenario.checkpointMillis(),
                        name,
                        work)),
                folder))) {
      Sampler sampler =
          new Sampler(
              proc,
              new OutputProgress(broker.admin(), Broker.outputs(topics)),
              topics.enriched(),
              watched(process.pid(), group, cores));
      end = observation.await(process, sampler, seen);
      memory = sampler.peakMemory();
      busiest = sampler.busiestOther();
    } finally {
      OwnedFolder.delete(work);
    }
    if (group.isPresent()) {
      group.get().close();
    }
    OutputAudit.Verdict verdict =
        audit.of(broker.bootstrapServers(), input, topics, entry.setting());
    Files.writeString(folder.resolve("audit.txt"), verdict.text());
    broker.deleteOutputs(topics);
    inputTopic.faults().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
    List<String> log = lines(folder.resolve("log.txt"));
    faults.addAll(parity.breaches(ClientLog.of(log), name));
    RunResult result =
        new Evaluation(scenario.claims(), site.cores(), cores.size())
            .of(
                occasion,
                new Evidence(
                    end,
                    verdict,
                    faults,
                    observation.samples(),
                    GcLog.of(lines(folder.resolve(GC_LOG))),
                    Checkpoints.of(log),
                    memory,
                    busiest,
                    load));
    RecordTable.write(folder.resolve("samples.csv"), Sample.class, result.samples());
    RecordTable.write(folder.resolve("slices.csv"), Slice.class, result.slices());
    return result;
  }

  private List<String> flags(Path folder) {
    List<String> flags = new ArrayList<>(ClientLog.FLAGS);
    flags.add(Checkpoints.FLAG);
    flags.add(GcLog.flag(folder.resolve(GC_LOG)));
    if (scenario.claims()) {
      // Otherwise who touches more of the heap pays for more pages.
      flags.add("-XX:+AlwaysPreTouch");
    }
    return flags;
  }

  private Watched watched(long pid, Optional<CpuGroup> group, List<Integer> cores) {
    CpuMeter cpu = group.<CpuMeter>map(one -> one).orElseGet(() -> CpuMeter.of(proc, List.of(pid)));
    List<Integer> others =
        IntStream.range(0, site.cores()).boxed().filter(core -> !cores.contains(core)).toList();
    return new Watched(pid, broker.pids(), cpu, broker.cpu(), cores, others, broker.folder());
  }

  /** A system may write whatever bytes it likes. */
  private static List<String> lines(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
  }
}
