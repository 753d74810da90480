package io.millrace.benchmark.run;

import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.pace.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** All blocks of a scenario on one broker; each runs every system once, in an order of its own. */
public final class Series {
  private final Scenario scenario;
  private final Map<String, SystemUnderTest> systems;
  private final Path root;
  private final Path output;

  /**
   * @param root of the checkout
   * @param output where logs and audits go
   */
  public Series(Scenario scenario, Map<String, SystemUnderTest> systems, Path root, Path output) {
    this.scenario = scenario;
    this.systems = Map.copyOf(systems);
    this.root = root;
    this.output = output;
  }

  /** Runs everything and tells of each result as soon as it is there. */
  public void run(Progress progress, Consumer<RunResult> results)
      throws IOException, ExecutionException, InterruptedException {
    try (Broker broker = Broker.start(scenario.records(), scenario.seed(), progress)) {
      Run run = new Run(broker, scenario, root, output);
      List<String> labels = scenario.labels();
      for (int block = 1; block <= scenario.blocks(); block++) {
        for (int index : order(scenario, block)) {
          String name = scenario.systems().get(index);
          results.accept(run.of(block, labels.get(index), name, systems.get(name)));
        }
      }
    }
  }

  /** The order of a block's systems, as indices; a function of the seed and the block. */
  static List<Integer> order(Scenario scenario, int block) {
    List<Integer> order = new ArrayList<>();
    for (int index = 0; index < scenario.systems().size(); index++) {
      order.add(index);
    }
    Collections.shuffle(order, new Random(scenario.seed() * 1_000_003 + block));
    return order;
  }
}
