package io.millrace.benchmark;

import io.millrace.benchmark.scenario.InvalidScenarioException;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.ScenarioFile;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.local.ExitWithParent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs a scenario. Exit code 0 if every run counts, 1 if one does not, 2 for wrong options, 130 if
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
      defaultValue = "headline",
      description = "The name of one that is shipped, or a file; default ${DEFAULT-VALUE}.")
  private String scenarioName;

  @Option(names = "--systems", description = "A file of systems in the place of the shipped ones.")
  private Path systemsFile;

  @Option(names = "--records", description = "For every system, instead of the scenario's.")
  private Long records;

  @Option(names = "--blocks", description = "So many and no more, instead of the scenario's.")
  private Integer blocks;

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
    Bench bench;
    try {
      Map<String, SystemUnderTest> systems =
          systemsFile == null ? ScenarioFile.systems() : ScenarioFile.systems(systemsFile);
      Scenario scenario = scenario();
      Plan plan = Plan.of(scenario, systems, Runtime.getRuntime().availableProcessors());
      plan.entries().forEach(entry -> scenario.workload(root, entry.records()));
      bench =
          Bench.of(
              scenario, systems, plan, root, output.toAbsolutePath(), spec.commandLine().getOut());
    } catch (InvalidScenarioException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return WRONG_OPTIONS;
    }
    return bench.run();
  }

  private Scenario scenario() {
    Scenario scenario = ScenarioFile.load(scenarioName);
    if (records != null) {
      scenario = scenario.withRecords(records);
    }
    return blocks == null ? scenario : scenario.withBlocks(blocks);
  }
}
