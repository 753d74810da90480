package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.latency.OfferedLoad;
import io.millrace.benchmark.latency.OpenLoopRun;
import io.millrace.benchmark.latency.Passage;
import io.millrace.benchmark.run.Affinity;
import io.millrace.benchmark.run.Broker;
import io.millrace.benchmark.run.Calibration;
import io.millrace.benchmark.run.OutputAudit;
import io.millrace.benchmark.run.Site;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.LatencyScenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.pace.Progress;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Runs systems on one broker, from cores of its own if the layout wants that. */
public final class SystemsUnderLoad implements LatencySeries.Loop, AutoCloseable {
  private final LatencyScenario scenario;
  private final Map<String, SystemUnderTest> systems;
  private final Site site;
  private final OutputAudit audit;
  private final Broker broker;

  private SystemsUnderLoad(
      LatencyScenario scenario,
      Map<String, SystemUnderTest> systems,
      Site site,
      OutputAudit audit,
      Broker broker) {
    this.scenario = scenario;
    this.systems = Map.copyOf(systems);
    this.site = site;
    this.audit = audit;
    this.broker = broker;
  }

  /** Starts a broker. */
  public static SystemsUnderLoad start(
      LatencyScenario scenario, Map<String, SystemUnderTest> systems, Site site, OutputAudit audit)
      throws IOException, InterruptedException {
    Affinity.keepThisProcessOn(scenario.layout().ofOthers(mostParallelism(scenario), site.cores()));
    return new SystemsUnderLoad(scenario, systems, site, audit, Broker.start(site.output()));
  }

  private static int mostParallelism(LatencyScenario scenario) {
    return Collections.max(scenario.parallelism());
  }

  @Override
  public Passage run(String name, Entry entry, OfferedLoad load, Progress progress)
      throws IOException, ExecutionException, InterruptedException {
    return new OpenLoopRun(broker, scenario.run(load.whole()), site, audit)
        .of(name, systems.get(entry.system()), entry.setting(), load, progress);
  }

  @Override
  public double calibrate() throws IOException, InterruptedException {
    List<Integer> cores = scenario.layout().ofSystem(mostParallelism(scenario), site.cores());
    return Calibration.run(cores);
  }

  @Override
  public void close() throws IOException {
    broker.close();
  }
}
