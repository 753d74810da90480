package io.millrace.benchmark;

import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.InvalidScenarioException;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.ScenarioFile;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.local.ExitWithParent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs scenarios. Exit code 0 if every run counts, 1 if one does not, 2 for wrong options, 130 if
 * it was interrupted.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs the systems of a scenario, audits each run and prints a table.")
public final class Main implements Callable<Integer> {
  static final int NOT_CLEAN = 1;
  static final int INTERRUPTED = 130;

  private static final int WRONG_OPTIONS = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--scenario",
      split = ",",
      defaultValue = "headline",
      description =
          "Names of those that are shipped, or files, one after another; NAME:POINT is one of a"
              + " scenario's points; default ${DEFAULT-VALUE}.")
  private List<String> scenarioNames;

  @Option(names = "--systems", description = "A file of systems in the place of the shipped ones.")
  private Path systemsFile;

  @Option(names = "--records", description = "For every system, instead of the scenario's.")
  private Long records;

  @Option(names = "--blocks", description = "So many and no more, instead of the scenario's.")
  private Integer blocks;

  @Option(
      names = "--profile",
      description =
          "Take samples of what each system does, and show its costs by layer; other figures of"
              + " such a series do not count.")
  private boolean profile;

  @Option(
      names = "--output",
      defaultValue = "benchmarks/end-to-end/target/results",
      description = "Folder for results, logs and audits; default ${DEFAULT-VALUE}.")
  private Path output;

  private Main() {}

  /** Runs and ends the JVM with the exit code. */
  public static void main(String[] args) {
    ExitWithParent.install();
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws IOException, ExecutionException, InterruptedException {
    Path root = Path.of("").toAbsolutePath();
    Map<Scenario, Plan> plans;
    Map<String, SystemUnderTest> systems;
    try {
      systems = systemsFile == null ? ScenarioFile.systems() : ScenarioFile.systems(systemsFile);
      plans = plans(systems, root);
    } catch (InvalidScenarioException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return WRONG_OPTIONS;
    }
    int worst = 0;
    for (Map.Entry<Scenario, Plan> plan : plans.entrySet()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("Scenario " + plan.getKey().name());
      Bench bench =
          Bench.of(
              plan.getKey(), systems, plan.getValue(), root, output.toAbsolutePath(), profile, out);
      worst = Math.max(worst, bench.run());
      if (worst == INTERRUPTED) {
        break;
      }
    }
    return worst;
  }

  /** What is to be run, in order; all of it is looked at before the first run begins. */
  private Map<Scenario, Plan> plans(Map<String, SystemUnderTest> systems, Path root) {
    Map<Scenario, Plan> plans = new LinkedHashMap<>();
    Set<String> problems = new LinkedHashSet<>();
    int cores = Runtime.getRuntime().availableProcessors();
    for (Scenario shipped : scenarioNames.stream().flatMap(Main::scenarios).toList()) {
      try {
        Scenario scenario = changed(shipped);
        Plan plan = Plan.of(scenario, systems, cores);
        plan.entries().forEach(entry -> scenario.workload(root, entry.records()));
        problems.addAll(notBuilt(plan, systems, root));
        plans.put(scenario, plan);
      } catch (InvalidScenarioException e) {
        problems.addAll(e.problems(shipped.name() + ": "));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidScenarioException(List.copyOf(problems));
    }
    return plans;
  }

  private static List<String> notBuilt(Plan plan, Map<String, SystemUnderTest> systems, Path root) {
    return plan.entries().stream()
        .map(Entry::system)
        .distinct()
        .map(name -> systems.get(name).classPathFile(root))
        .filter(file -> !Files.exists(file))
        .map(file -> "there is no " + file + ": build the system first, with mvn package")
        .toList();
  }

  private static Stream<Scenario> scenarios(String name) {
    return ScenarioFile.load(name).stream();
  }

  private Scenario changed(Scenario given) {
    Scenario scenario = records == null ? given : given.withRecords(records);
    return blocks == null ? scenario : scenario.withBlocks(blocks);
  }
}
