package io.millrace.benchmark.scenario;

import io.millrace.load.oracle.Rung;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a block of a scenario runs.
 *
 * @param entries in the scenario's order: by rung, guarantee, parallelism and system
 * @param seed of the order of the runs
 */
public record Plan(List<Entry> entries, long seed) {
  private static final long STRIDE = 1_000_003;

  /** Copies the entries. */
  public Plan {
    entries = List.copyOf(entries);
  }

  /**
   * The plan of a scenario.
   *
   * @param systems those that there are, by name
   * @param cores of the machine
   * @throws InvalidScenarioException if a system is not known, or can do nothing that is asked for
   */
  public static Plan of(Scenario scenario, Map<String, SystemUnderTest> systems, int cores) {
    List<String> problems = new ArrayList<>();
    TreeSet<String> unknown = new TreeSet<>(scenario.systems());
    unknown.addAll(scenario.records().keySet());
    unknown.remove(Scenario.DEFAULT);
    unknown.removeAll(systems.keySet());
    if (!unknown.isEmpty()) {
      problems.add("there is no system " + unknown + ", only " + new TreeSet<>(systems.keySet()));
    }
    if (scenario.layout() == Layout.SPLIT && scenario.mostParallelism() >= cores) {
      problems.add("with layout SPLIT parallelism must be less than the " + cores + " cores");
    }
    if (!problems.isEmpty()) {
      throw new InvalidScenarioException(problems);
    }
    List<Entry> entries = entries(scenario, systems);
    TreeSet<String> idle = new TreeSet<>(scenario.systems());
    idle.removeAll(entries.stream().map(Entry::system).collect(Collectors.toSet()));
    if (!idle.isEmpty()) {
      throw new InvalidScenarioException(
          List.of(idle + " can do nothing of what the scenario asks for"));
    }
    return new Plan(entries, scenario.seed());
  }

  private static List<Entry> entries(Scenario scenario, Map<String, SystemUnderTest> systems) {
    List<String> labels = scenario.labels();
    List<Entry> entries = new ArrayList<>();
    for (Setting setting : settings(scenario)) {
      for (int i = 0; i < labels.size(); i++) {
        String system = scenario.systems().get(i);
        if (systems.get(system).offers(setting)) {
          entries.add(new Entry(labels.get(i), system, setting, scenario.recordsOf(system)));
        }
      }
    }
    return entries;
  }

  private static List<Setting> settings(Scenario scenario) {
    List<Setting> settings = new ArrayList<>();
    for (Rung rung : scenario.rungs()) {
      for (Guarantee guarantee : scenario.guarantees()) {
        for (int parallelism : scenario.parallelism()) {
          settings.add(new Setting(rung, guarantee, parallelism));
        }
      }
    }
    return settings;
  }

  /** The entries in the order of a block: a function of the seed and the block. */
  public List<Entry> block(int number) {
    return shuffled(entries, seed, number);
  }

  /** Anything in the order of a block. */
  public static <T> List<T> shuffled(List<T> elements, long seed, int number) {
    List<T> order = new ArrayList<>(elements);
    Collections.shuffle(order, new Random(seed * STRIDE + number));
    return order;
  }
}
