package io.millrace.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.profile.Profiler;
import io.millrace.benchmark.report.SeriesProgress;
import io.millrace.benchmark.report.SeriesResult;
import io.millrace.benchmark.report.ThisMachine;
import io.millrace.benchmark.result.Environment;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import io.millrace.benchmark.run.ClickstreamAudit;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.run.Series;
import io.millrace.benchmark.run.SeriesListener;
import io.millrace.benchmark.run.Site;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.StrictYaml;
import io.millrace.benchmark.scenario.SystemUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** Runs a series and keeps its result file up to date, from before the first run on. */
final class Bench {
  private final Scenario scenario;
  private final Map<String, SystemUnderTest> systems;
  private final Plan plan;
  private final Site site;
  private final PrintWriter out;
  private final Optional<Profiler> profiler;
  private final List<RunResult> runs = new ArrayList<>();
  private final SeriesResult results;
  private int blocks;

  private Bench(
      Scenario scenario,
      Map<String, SystemUnderTest> systems,
      Plan plan,
      Site site,
      Environment environment,
      boolean profiled,
      PrintWriter out)
      throws IOException, InterruptedException {
    this.scenario = scenario;
    this.systems = systems;
    this.plan = plan;
    this.site = site;
    this.out = out;
    this.profiler = profiled ? Optional.of(Profiler.unpack(site.output())) : Optional.empty();
    this.blocks = scenario.repetitions().blocks();
    this.results =
        new SeriesResult(scenario.name(), commit(), environment, configuration(), plan.entries());
  }

  /** Prepares a series, whose files go to a folder of its own. */
  static Bench of(
      Scenario scenario,
      Map<String, SystemUnderTest> systems,
      Plan plan,
      Path root,
      Path output,
      boolean profiled,
      PrintWriter out)
      throws IOException, InterruptedException {
    Environment environment = ThisMachine.environment();
    Path folder =
        output.resolve(scenario.name()).resolve(environment.startedAt().replaceAll("[^0-9T]", ""));
    Files.createDirectories(folder);
    Site site = new Site(root, folder, environment.cores());
    return new Bench(scenario, systems, plan, site, environment, profiled, out);
  }

  /** Runs everything; the exit code. */
  int run() throws IOException, ExecutionException, InterruptedException {
    write(List.of(progress()));
    try (Stop stop = Stop.install()) {
      try {
        new Series(scenario, systems, plan, site, new ClickstreamAudit(), profiler)
            .run(listener(), this::narrow);
      } catch (IOException | ExecutionException | InterruptedException | RuntimeException e) {
        if (!stop.requested()) {
          throw e;
        }
        out.printf("stopped: %s%nPartial result: %s%n", progress(), file());
        out.flush();
        return Main.INTERRUPTED;
      }
    }
    return end();
  }

  private int end() throws IOException {
    List<String> reasons = new ArrayList<>();
    if (!scenario.claims()) {
      reasons.add("the scenario only proves that everything works");
    }
    if (profiler.isPresent()) {
      reasons.add("taking samples for the profile cost CPU time");
    }
    reasons.addAll(results.selfDifferences(runs));
    Result result = write(reasons);
    String table = results.table(runs, result, scenario.baseline()) + results.layers(runs);
    Files.writeString(site.output().resolve("table.md"), table);
    out.printf("%n%s%nResult: %s%n", table, file());
    out.flush();
    List<RunResult> failed =
        runs.stream().filter(run -> !run.valid() && !run.worthRepeating()).toList();
    for (RunResult run : failed) {
      out.printf(
          "error: block %d, %s: %s; see %s%n",
          run.block(),
          run.entry(),
          String.join("; ", run.reasons()),
          site.output().resolve(run.name()));
    }
    out.flush();
    return failed.isEmpty() ? 0 : Main.NOT_CLEAN;
  }

  private boolean narrow() {
    return results.narrow(runs, scenario.baseline(), scenario.repetitions());
  }

  private SeriesListener listener() {
    SeriesProgress lines = new SeriesProgress(out, Clock.systemUTC(), plan.entries());
    return new SeriesListener() {
      @Override
      public void report(String task, long done, long total) {
        lines.report(task, done, total);
      }

      @Override
      public void starting(int block, int blocks, int run, int attempt, Entry entry) {
        Bench.this.blocks = blocks;
        lines.starting(block, blocks, run, attempt, entry);
      }

      @Override
      public void running(Sample sample) {
        lines.running(sample);
      }

      @Override
      public void ended(RunResult result) {
        lines.ended(result);
        runs.add(result);
        write(List.of(progress()));
      }
    };
  }

  private String progress() {
    return "the series has not ended: %d of %d runs"
        .formatted(
            runs.stream().filter(run -> !run.worthRepeating()).count(),
            blocks * plan.entries().size());
  }

  private Path file() {
    return site.output().resolve("result.json");
  }

  private Result write(List<String> reasons) {
    Result result = results.of(runs, reasons);
    try {
      ResultFile.write(file(), result);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(), e);
    }
    return result;
  }

  private ObjectNode configuration() throws IOException {
    Map<String, SystemUnderTest> used = new TreeMap<>(systems);
    used.keySet().retainAll(scenario.systems());
    List<String> javaOptions =
        Files.readAllLines(site.root().resolve("runner-profiles/java.options")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    configuration.set("scenario", StrictYaml.tree(scenario));
    configuration.set("systems", StrictYaml.tree(used));
    configuration.set("javaOptions", StrictYaml.tree(javaOptions));
    return configuration;
  }

  private String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--abbrev=12", "--dirty=+")
            .directory(site.root().toFile())
            .start();
    String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.waitFor() == 0 ? answer.strip() : "unknown";
  }
}
