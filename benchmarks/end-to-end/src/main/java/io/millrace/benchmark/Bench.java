package io.millrace.benchmark;

import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.profile.Profiler;
import io.millrace.benchmark.report.SeriesProgress;
import io.millrace.benchmark.report.SeriesResult;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.run.ClickstreamAudit;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.run.Series;
import io.millrace.benchmark.run.SeriesListener;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Runs a series and keeps its result file up to date, from before the first run on. */
final class Bench {
  private final Scenario scenario;
  private final Map<String, SystemUnderTest> systems;
  private final Plan plan;
  private final SeriesFolder folder;
  private final PrintWriter out;
  private final Optional<Profiler> profiler;
  private final List<RunResult> runs = new ArrayList<>();
  private final SeriesResult results;
  private int blocks;

  private Bench(
      Scenario scenario,
      Map<String, SystemUnderTest> systems,
      Plan plan,
      SeriesFolder folder,
      Optional<Profiler> profiler,
      PrintWriter out) {
    this.scenario = scenario;
    this.systems = systems;
    this.plan = plan;
    this.folder = folder;
    this.out = out;
    this.profiler = profiler;
    this.blocks = scenario.repetitions().blocks();
    this.results =
        new SeriesResult(
            scenario.name(),
            folder.commit(),
            folder.environment(),
            folder.configuration(),
            plan.entries());
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
    SeriesFolder folder =
        SeriesFolder.create(scenario.name(), scenario, systems, scenario.systems(), root, output);
    Optional<Profiler> profiler =
        profiled ? Optional.of(Profiler.unpack(folder.site().output())) : Optional.empty();
    return new Bench(scenario, systems, plan, folder, profiler, out);
  }

  /** Runs everything; the exit code. */
  int run() throws IOException, ExecutionException, InterruptedException {
    write(List.of(progress()));
    boolean ended =
        Stop.unlessRequested(
            () ->
                new Series(scenario, systems, plan, folder.site(), new ClickstreamAudit(), profiler)
                    .run(listener(), this::narrow),
            () -> folder.stopped(out, progress()));
    return ended ? end() : Main.INTERRUPTED;
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
    folder.writeTable(table);
    out.printf("%n%s%nResult: %s%n", table, folder.file());
    out.flush();
    List<RunResult> failed =
        runs.stream().filter(run -> !run.valid() && !run.worthRepeating()).toList();
    for (RunResult run : failed) {
      out.printf(
          "error: block %d, %s: %s; see %s%n",
          run.block(),
          run.entry(),
          String.join("; ", run.reasons()),
          folder.site().output().resolve(run.name()));
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

  private Result write(List<String> reasons) {
    Result result = results.of(runs, reasons);
    folder.write(result);
    return result;
  }
}
