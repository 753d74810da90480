package io.millrace.benchmark.run;

import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** All blocks of a scenario on one broker; each runs every entry once, in an order of its own. */
public final class Series {
  private final Scenario scenario;
  private final Map<String, SystemUnderTest> systems;
  private final Plan plan;
  private final Site site;
  private final OutputAudit audit;

  /** A series of what the plan says. */
  public Series(
      Scenario scenario,
      Map<String, SystemUnderTest> systems,
      Plan plan,
      Site site,
      OutputAudit audit) {
    this.scenario = scenario;
    this.systems = Map.copyOf(systems);
    this.plan = plan;
    this.site = site;
    this.audit = audit;
  }

  /** Runs everything. The inputs are there before the first run begins. */
  public void run(SeriesListener listener)
      throws IOException, ExecutionException, InterruptedException {
    Affinity.keepThisProcessOn(
        scenario.layout().ofOthers(Collections.max(scenario.parallelism()), site.cores()));
    try (Broker broker = Broker.start()) {
      Map<Long, Input> inputs = preload(broker, listener);
      Run run = new Run(broker, scenario, site, audit);
      int blocks = scenario.repetitions().blocks();
      for (int block = 1; block <= blocks; block++) {
        int number = 0;
        for (Entry entry : plan.block(block)) {
          number++;
          listener.starting(block, blocks, number, 1, entry);
          listener.ended(
              run.of(
                  block,
                  1,
                  entry,
                  systems.get(entry.system()),
                  inputs.get(entry.records()),
                  listener::running));
        }
      }
    }
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
