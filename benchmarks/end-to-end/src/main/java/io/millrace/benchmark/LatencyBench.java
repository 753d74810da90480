package io.millrace.benchmark;

import io.millrace.benchmark.latency.search.Sustainable;
import io.millrace.benchmark.latency.series.LatencyListener;
import io.millrace.benchmark.latency.series.LatencyProgress;
import io.millrace.benchmark.latency.series.LatencyReport;
import io.millrace.benchmark.latency.series.LatencyRun;
import io.millrace.benchmark.latency.series.LatencySeries;
import io.millrace.benchmark.latency.series.Offer;
import io.millrace.benchmark.latency.series.SystemsUnderLoad;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.run.ClickstreamAudit;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.LatencyScenario;
import io.millrace.benchmark.scenario.Plan;
import io.millrace.benchmark.scenario.SystemUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Runs a series that measures latency, and keeps its result file up to date. */
final class LatencyBench {
  private final LatencyScenario scenario;
  private final Map<String, SystemUnderTest> systems;
  private final Plan plan;
  private final SeriesFolder folder;
  private final PrintWriter out;
  private final LatencyReport report;

  private LatencyBench(
      LatencyScenario scenario,
      Map<String, SystemUnderTest> systems,
      Plan plan,
      SeriesFolder folder,
      PrintWriter out) {
    this.scenario = scenario;
    this.systems = systems;
    this.plan = plan;
    this.folder = folder;
    this.out = out;
    this.report = new LatencyReport(plan.entries());
  }

  /** Prepares a series, whose files go to a folder of its own. */
  static LatencyBench of(
      LatencyScenario scenario,
      Map<String, SystemUnderTest> systems,
      Plan plan,
      Path root,
      Path output,
      PrintWriter out)
      throws IOException, InterruptedException {
    SeriesFolder folder =
        SeriesFolder.create(scenario.name(), scenario, systems, scenario.systems(), root, output);
    return new LatencyBench(scenario, systems, plan, folder, out);
  }

  /** Runs everything; the exit code. */
  int run() throws IOException, ExecutionException, InterruptedException {
    write(List.of(progress()));
    boolean ended = Stop.unlessRequested(this::measure, () -> folder.stopped(out, progress()));
    return ended ? end() : Main.INTERRUPTED;
  }

  private void measure() throws IOException, ExecutionException, InterruptedException {
    try (SystemsUnderLoad loop =
        SystemsUnderLoad.start(scenario, systems, folder.site(), new ClickstreamAudit())) {
      new LatencySeries(scenario, plan.entries(), loop, listener()).run();
    }
  }

  private int end() throws IOException {
    List<String> reasons = new ArrayList<>();
    if (!scenario.claims()) {
      reasons.add("the scenario only proves that everything works");
    }
    Result result = write(reasons);
    String table = LatencyReport.table(result);
    folder.writeTable(table);
    out.printf("%n%s%nResult: %s%n", table, folder.file());
    List<String> errors = report.errors();
    errors.forEach(error -> out.println("error: " + error));
    out.flush();
    return errors.isEmpty() ? 0 : Main.NOT_CLEAN;
  }

  private LatencyListener listener() {
    LatencyProgress lines =
        new LatencyProgress(out, Clock.systemUTC(), scenario, plan.entries().size());
    return new LatencyListener() {
      @Override
      public void report(String task, long done, long total) {
        lines.report(task, done, total);
      }

      @Override
      public void starting(Kind kind, int number, int attempt, Entry entry, double rate) {
        lines.starting(kind, number, attempt, entry, rate);
      }

      @Override
      public void ended(LatencyRun run) {
        lines.ended(run);
        report.add(run);
        write(List.of(progress()));
      }

      @Override
      public void found(Entry entry, Sustainable sustainable) {
        lines.found(entry, sustainable);
        report.add(entry, sustainable);
        write(List.of(progress()));
      }

      @Override
      public void offering(List<Offer> offers) {
        lines.offering(offers);
        report.offering(offers);
        write(List.of(progress()));
      }
    };
  }

  private String progress() {
    return "the series has not ended: " + report.progress(scenario);
  }

  private Result write(List<String> reasons) {
    Result result =
        new Result(
            ResultFile.FORMAT,
            scenario.name(),
            folder.commit(),
            reasons.isEmpty(),
            reasons,
            folder.environment(),
            folder.configuration(),
            report.figures(),
            report.runs());
    folder.write(result);
    return result;
  }
}
