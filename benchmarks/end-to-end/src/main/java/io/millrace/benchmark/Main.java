package io.millrace.benchmark;

import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.InvalidScenarioException;
import io.millrace.benchmark.scenario.LatencyScenario;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.ScenarioFile;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.local.ExitWithParent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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

  @Option(
      names = "--blocks",
      description = "So many and no more, instead of the scenario's; repetitions of a latency.")
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
  public Integer call() throws InterruptedException {
    Path root = Path.of("").toAbsolutePath();
    List<Prepared> series;
    try {
      series = prepare(root);
    } catch (InvalidScenarioException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return WRONG_OPTIONS;
    }
    int worst = 0;
    for (Prepared one : series) {
      spec.commandLine().getOut().println("Scenario " + one.name());
      worst = Math.max(worst, outcome(one));
      if (worst == INTERRUPTED) {
        break;
      }
    }
    return worst;
  }

  /** The exit code. A series that cannot go on does not keep the next ones from being run. */
  private int outcome(Prepared one) throws InterruptedException {
    try {
      return one.runs().run();
    } catch (IOException | ExecutionException | RuntimeException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("error: the series " + one.name() + " ended early: " + e);
      e.printStackTrace(err);
      return NOT_CLEAN;
    }
  }

  /** A series that can be run. */
  private record Prepared(String name, Runs runs) {}

  @FunctionalInterface
  private interface Runs {
    /** Runs everything; the exit code. */
    int run() throws IOException, ExecutionException, InterruptedException;
  }

  /** What is to be run, in order; all of it is looked at before the first run begins. */
  private List<Prepared> prepare(Path root) {
    Map<String, SystemUnderTest> systems =
        systemsFile == null ? ScenarioFile.systems() : ScenarioFile.systems(systemsFile);
    List<Prepared> series = new ArrayList<>();
    Set<String> problems = new LinkedHashSet<>();
    for (String name : scenarioNames) {
      if (ScenarioFile.hasKind(name)) {
        LatencyScenario scenario = changed(ScenarioFile.latency(name));
        Plan plan = plan(scenario.run(Duration.ZERO), systems, root, problems);
        series.add(
            new Prepared(
                scenario.name(),
                () -> LatencyBench.of(scenario, systems, plan, root, folder(), out()).run()));
      } else {
        for (Scenario shipped : ScenarioFile.load(name)) {
          Scenario scenario = changed(shipped);
          Plan plan = plan(scenario, systems, root, problems);
          series.add(
              new Prepared(
                  scenario.name(),
                  () -> Bench.of(scenario, systems, plan, root, folder(), profile, out()).run()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidScenarioException(List.copyOf(problems));
    }
    return series;
  }

  /** The plan of a scenario; null if there are problems. */
  private static Plan plan(
      Scenario scenario, Map<String, SystemUnderTest> systems, Path root, Set<String> problems) {
    try {
      Plan plan = Plan.of(scenario, systems, Runtime.getRuntime().availableProcessors());
      plan.entries().forEach(entry -> scenario.workload(root, entry.records()));
      problems.addAll(notBuilt(plan, systems, root));
      return plan;
    } catch (InvalidScenarioException e) {
      problems.addAll(e.problems(scenario.name() + ": "));
      return null;
    }
  }

  private Path folder() {
    return output.toAbsolutePath();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
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

  private LatencyScenario changed(LatencyScenario given) {
    if (records != null) {
      throw new InvalidScenarioException(
          List.of(given.name() + ": --records is for drains; an open loop has a rate and a time"));
    }
    if (profile) {
      throw new InvalidScenarioException(List.of(given.name() + ": --profile is for drains"));
    }
    return blocks == null ? given : given.withRepetitions(blocks);
  }

  private Scenario changed(Scenario given) {
    Scenario scenario = records == null ? given : given.withRecords(records);
    return blocks == null ? scenario : scenario.withBlocks(blocks);
  }
}
