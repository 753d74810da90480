package io.millrace.benchmark;

import io.millrace.benchmark.report.Environment;
import io.millrace.benchmark.report.ReportTable;
import io.millrace.benchmark.report.SeriesReport;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.run.Series;
import io.millrace.benchmark.scenario.InvalidScenarioException;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.ScenarioFile;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.pace.Progress;
import io.millrace.local.ExitWithParent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a scenario. Exit code 0 if every run was clean, 1 if one was not, 2 for wrong options. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs the systems of a scenario, audits each run and prints a table.")
public final class Main implements Callable<Integer> {
  private static final int NOT_CLEAN = 1;
  private static final int WRONG_OPTIONS = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--scenario",
      defaultValue = "drain",
      description = "drain, smoke, or a file; default ${DEFAULT-VALUE}.")
  private String scenarioName;

  @Option(names = "--records", description = "Instead of the scenario's.")
  private Long records;

  @Option(names = "--blocks", description = "Instead of the scenario's.")
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
    PrintWriter out = spec.commandLine().getOut();
    Map<String, SystemUnderTest> systems = ScenarioFile.systems();
    Scenario scenario;
    try {
      Scenario given = ScenarioFile.load(scenarioName);
      scenario =
          given.with(
              records == null ? given.records() : records,
              blocks == null ? given.blocks() : blocks);
      ScenarioFile.check(scenario, systems);
    } catch (InvalidScenarioException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return WRONG_OPTIONS;
    }
    return run(scenario, systems, out);
  }

  private int run(Scenario scenario, Map<String, SystemUnderTest> systems, PrintWriter out)
      throws IOException, ExecutionException, InterruptedException {
    Path root = Path.of("").toAbsolutePath();
    Environment environment = Environment.here();
    String stamp = environment.startedAt().replaceAll("[^0-9T]", "");
    Path folder = output.toAbsolutePath().resolve(scenario.name() + "-" + stamp);
    Files.createDirectories(folder);
    Map<String, SystemUnderTest> used = new TreeMap<>(systems);
    used.keySet().retainAll(scenario.systems());
    String commit = commit(root);
    List<String> javaOptions =
        Files.readAllLines(root.resolve("runner-profiles/java.options")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    List<RunResult> results = new ArrayList<>();
    say(out, "%s: %,d records, %d blocks", scenario.name(), scenario.records(), scenario.blocks());
    new Series(scenario, used, root, folder)
        .run(
            Progress.none(),
            result -> {
              results.add(result);
              say(out, "block %d: %s", result.block(), line(result));
              new SeriesReport(
                      SeriesReport.FORMAT,
                      commit,
                      environment,
                      scenario,
                      used,
                      javaOptions,
                      results)
                  .write(folder.resolve(scenario.name() + ".json"));
            });
    String table = ReportTable.of(scenario, results);
    Files.writeString(folder.resolve(scenario.name() + ".md"), table);
    say(out, "%n%s%nRaw results: %s", table, folder);
    return results.stream().allMatch(RunResult::clean) ? 0 : NOT_CLEAN;
  }

  private static String line(RunResult result) {
    return result.clean()
        ? String.format(
            Locale.ROOT,
            "%s %,.0f records/s warm, %,.0f whole",
            result.label(),
            result.steady().recordsPerSecond(),
            result.whole().recordsPerSecond())
        : result.label() + " does not count: " + result.reason();
  }

  private static String commit(Path root) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--abbrev=12", "--dirty=+")
            .directory(root.toFile())
            .start();
    String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.waitFor() == 0 ? answer.strip() : "unknown";
  }

  private static void say(PrintWriter out, String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
