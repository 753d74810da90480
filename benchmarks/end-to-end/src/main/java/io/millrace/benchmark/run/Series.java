package io.millrace.benchmark.run;

import io.millrace.benchmark.profile.Profiler;
import io.millrace.benchmark.run.Evaluation.Occasion;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Layout;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.Setting;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.workload.Topics;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** All blocks of a scenario on one broker; each runs every entry once, in an order of its own. */
public final class Series {
  private final Scenario scenario;
  private final Map<String, SystemUnderTest> systems;
  private final Plan plan;
  private final Site site;
  private final OutputAudit audit;
  private final Optional<Profiler> profiler;

  /**
   * A series of what the plan says.
   *
   * @param profiler with which every system is looked at from inside, which costs CPU time
   */
  public Series(
      Scenario scenario,
      Map<String, SystemUnderTest> systems,
      Plan plan,
      Site site,
      OutputAudit audit,
      Optional<Profiler> profiler) {
    this.scenario = scenario;
    this.systems = Map.copyOf(systems);
    this.plan = plan;
    this.site = site;
    this.audit = audit;
    this.profiler = profiler;
  }

  /**
   * Runs everything. The inputs are there before the first run begins.
   *
   * @param narrow whether the intervals of what has ended are narrow enough
   */
  public void run(SeriesListener listener, BooleanSupplier narrow)
      throws IOException, ExecutionException, InterruptedException {
    keepOffTheSystem();
    try (Broker broker = Broker.start(site.output())) {
      run(broker, listener, narrow);
    }
  }

  /** Runs everything on a broker that is there already. */
  void run(Broker broker, SeriesListener listener, BooleanSupplier narrow)
      throws IOException, ExecutionException, InterruptedException {
    Map<Long, Input> inputs = onAllCores(() -> preload(broker, listener));
    int blocks = scenario.repetitions().blocks();
    for (int block = 1; block <= blocks; block++) {
      if (block > 1) {
        broker.restart();
      }
      for (Input input : inputs.values()) {
        new InputTopic(broker, input).warm();
      }
      block(broker, block, blocks, inputs, listener);
      if (block == blocks && block < scenario.repetitions().atMost() && !narrow.getAsBoolean()) {
        blocks++;
      }
    }
  }

  private void block(
      Broker broker, int block, int blocks, Map<Long, Input> inputs, SeriesListener listener)
      throws IOException, ExecutionException, InterruptedException {
    Double calibration =
        scenario.claims()
            ? Calibration.run(scenario.layout().ofSystem(scenario.mostParallelism(), site.cores()))
            : null;
    Run run = new Run(broker, scenario, site, this::audit, profiler);
    int number = 0;
    for (Entry entry : plan.block(block)) {
      number++;
      boolean again = true;
      for (int attempt = 1; again; attempt++) {
        listener.starting(block, blocks, number, attempt, entry);
        RunResult result =
            run.of(
                new Occasion(block, attempt, entry, calibration),
                systems.get(entry.system()),
                inputs.get(entry.records()),
                listener::running);
        listener.ended(result);
        again = result.worthRepeating();
      }
    }
  }

  private OutputAudit.Verdict audit(
      String bootstrapServers, Input input, Topics topics, Setting setting)
      throws IOException, InterruptedException {
    return onAllCores(() -> audit.of(bootstrapServers, input, topics, setting));
  }

  /** Does what no run has to share the machine with: the broker stays where it is. */
  private <T> T onAllCores(Work<T> work) throws IOException, InterruptedException {
    if (scenario.layout() == Layout.SPLIT) {
      Affinity.keepThisProcessOn(IntStream.range(0, site.cores()).boxed().toList());
    }
    try {
      return work.run();
    } finally {
      keepOffTheSystem();
    }
  }

  private void keepOffTheSystem() throws IOException, InterruptedException {
    Affinity.keepThisProcessOn(
        scenario.layout().ofOthers(scenario.mostParallelism(), site.cores()));
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException, InterruptedException;
  }

  private Map<Long, Input> preload(Broker broker, SeriesListener listener) {
    Map<Long, Input> inputs = new TreeMap<>();
    for (Entry entry : plan.entries()) {
      inputs.computeIfAbsent(
          entry.records(),
          records ->
              broker.preload("in-" + records, scenario.workload(site.root(), records), listener));
    }
    return inputs;
  }
}
