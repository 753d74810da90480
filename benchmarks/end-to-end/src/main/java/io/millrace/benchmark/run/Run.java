package io.millrace.benchmark.run;

import io.millrace.benchmark.guard.ClientLog;
import io.millrace.benchmark.guard.Parity;
import io.millrace.benchmark.measure.Checkpoints;
import io.millrace.benchmark.measure.Slice;
import io.millrace.benchmark.observe.ProcFiles;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.profile.Layers;
import io.millrace.benchmark.profile.Profile;
import io.millrace.benchmark.profile.Profiler;
import io.millrace.benchmark.run.Evaluation.Evidence;
import io.millrace.benchmark.run.Evaluation.Occasion;
import io.millrace.benchmark.run.RunningSystem.Job;
import io.millrace.benchmark.run.RunningSystem.Observed;
import io.millrace.benchmark.run.RunningSystem.Place;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.workload.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** One system, once: start, look on, stop, audit, evaluate. */
final class Run {
  private static final String RECORDING = "profile.jfr";

  private final Broker broker;
  private final Scenario scenario;
  private final Site site;
  private final OutputAudit audit;
  private final Optional<Profiler> profiler;
  private final Layers layers = Layers.ofAll();
  private final Parity parity = Parity.ofAll();
  private final ProcFiles proc = new ProcFiles();

  Run(Broker broker, Scenario scenario, Site site, OutputAudit audit, Optional<Profiler> profiler) {
    this.broker = broker;
    this.scenario = scenario;
    this.site = site;
    this.audit = audit;
    this.profiler = profiler;
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
    InputTopic inputTopic = new InputTopic(broker, input);
    List<String> faults = new ArrayList<>(inputTopic.faults());
    double load = Double.parseDouble(proc.need("loadavg").split(" ", 2)[0]);
    Topics topics = broker.createOutputs(name, input);
    RunningSystem running =
        RunningSystem.start(
            new Place(broker, scenario, site),
            system,
            new Job(name, entry.setting(), topics, input.manifest().workload().pipeline()),
            recorder(site.output().resolve(name)));
    Observed observed;
    try (running) {
      observed =
          running.observe(
              Due.of(input.expectation(), entry.setting().rung(), topics),
              scenario.quiet(entry.setting().guarantee()),
              seen);
    }
    Path folder = running.folder();
    OutputAudit.Verdict verdict =
        audit.of(broker.bootstrapServers(), input, topics, entry.setting());
    Files.writeString(folder.resolve("audit.txt"), verdict.text());
    broker.deleteOutputs(topics);
    inputTopic.faults().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
    List<String> log = running.log();
    faults.addAll(parity.breaches(ClientLog.of(log), name));
    RunResult result =
        new Evaluation(scenario.claims(), site.cores(), running.cores().size())
            .of(
                occasion,
                new Evidence(
                    observed.end(),
                    verdict,
                    faults,
                    observed.samples(),
                    running.collector(),
                    Checkpoints.of(log),
                    observed.peakMemoryBytes(),
                    observed.busiestOther(),
                    load));
    if (profiler.isPresent() && result.valid()) {
      result = result.withLayers(costsByLayer(result, folder));
    }
    RecordTable.write(folder.resolve("samples.csv"), Sample.class, result.samples());
    RecordTable.write(folder.resolve("slices.csv"), Slice.class, result.slices());
    return result;
  }

  private List<String> recorder(Path folder) {
    return profiler.stream().map(one -> one.flag(folder.resolve(RECORDING))).toList();
  }

  /** Of the warm region, like all figures. */
  private Map<String, Double> costsByLayer(RunResult result, Path folder) throws IOException {
    List<Slice> slices = result.slices().subList(result.region().from(), result.region().to());
    Slice warm = slices.stream().reduce(Slice::plus).orElseThrow();
    Profile profile =
        Profile.of(
            folder.resolve(RECORDING),
            Instant.ofEpochMilli((long) warm.beginMillis()),
            Instant.ofEpochMilli((long) warm.endMillis()),
            layers);
    Files.write(folder.resolve("methods.csv"), profile.lines());
    return profile.costs(layers, result.steady().applicationNanosPerRecord());
  }
}
