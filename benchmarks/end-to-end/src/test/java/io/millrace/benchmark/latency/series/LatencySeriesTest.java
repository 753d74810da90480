package io.millrace.benchmark.latency.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.benchmark.latency.OfferedLoad;
import io.millrace.benchmark.latency.Passage;
import io.millrace.benchmark.latency.search.Sustainable;
import io.millrace.benchmark.result.Environment;
import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.LatencyAtRate;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.result.SustainableRate;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.LatencyScenario;
import io.millrace.benchmark.scenario.ScenarioFile;
import io.millrace.benchmark.scenario.Scenarios;
import io.millrace.load.pace.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series of simulated systems: a keeps up with 6,000 records per second, b with 300. */
class LatencySeriesTest {
  private static final Entry A = Scenarios.entry("a");
  private static final Entry B = Scenarios.entry("b");
  private static final double CAPACITY_A = 6_000;
  private static final double CAPACITY_B = 300;

  @TempDir private Path folder;
  private final List<String> names = new ArrayList<>();
  private final StringWriter console = new StringWriter();
  private final LatencyReport report = new LatencyReport(List.of(A, B));
  private LatencyScenario scenario;

  @BeforeEach
  void read() throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), Scenarios.LATENCY);
    scenario = ScenarioFile.latency(file.toString());
  }

  private static Passage keepsUp(Entry entry, OfferedLoad load) {
    return entry.equals(A)
        ? Passages.of(load, CAPACITY_A, 10_000)
        : Passages.of(load, CAPACITY_B, 40_000);
  }

  private void run(BiFunction<String, Entry, Passage> others) throws Exception {
    LatencySeries.Loop loop =
        new LatencySeries.Loop() {
          @Override
          public Passage run(String name, Entry entry, OfferedLoad load, Progress progress) {
            names.add(name);
            Passage other = others.apply(name, entry);
            return other == null ? keepsUp(entry, load) : other;
          }

          @Override
          public double calibrate() {
            return 1.5;
          }
        };
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    LatencyProgress lines = new LatencyProgress(new PrintWriter(console), clock, scenario, 2);
    new LatencySeries(
            scenario,
            List.of(A, B),
            loop,
            new LatencyListener() {
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
              }

              @Override
              public void found(Entry entry, Sustainable sustainable) {
                lines.found(entry, sustainable);
                report.add(entry, sustainable);
              }

              @Override
              public void offering(List<Offer> offers) {
                lines.offering(offers);
                report.offering(offers);
              }
            })
        .run();
  }

  private Result result() {
    return new Result(
        ResultFile.FORMAT,
        "test",
        "abc",
        true,
        List.of(),
        new Environment("2026-01-01T00:00:00Z", "none", 2, 1, "none", "17"),
        JsonNodeFactory.instance.objectNode(),
        report.figures(),
        report.runs());
  }

  @Test
  void measuresAtWhatTheSearchesFound() throws Exception {
    run((name, entry) -> null);

    assertThat(report.errors()).isEmpty();
    List<Figure> figures = report.figures();
    assertThat(figures).extracting(Figure::system).containsExactly("a", "b");
    SustainableRate a = figures.get(0).sustainable();
    SustainableRate b = figures.get(1).sustainable();
    assertThat(a.recordsPerSecond()).isBetween(CAPACITY_A / 1.05, CAPACITY_A * 1.01);
    assertThat(b.recordsPerSecond()).isBetween(CAPACITY_B / 1.05, CAPACITY_B * 1.02);
    assertThat(a.limit()).isEqualTo("SYSTEM");
    double half = Math.rint(0.5 * b.recordsPerSecond());
    assertThat(figures.get(0).latency())
        .extracting(LatencyAtRate::offeredRate)
        .containsExactly(half, Math.rint(0.8 * a.recordsPerSecond()));
    assertThat(figures.get(1).latency())
        .extracting(LatencyAtRate::offeredRate)
        .containsExactly(half, Math.rint(0.8 * b.recordsPerSecond()));
  }

  @Test
  void givesPercentilesByRepetitionAndACurveOfAll() throws Exception {
    run((name, entry) -> null);

    LatencyAtRate latency = report.figures().get(1).latency().get(0);
    assertThat(latency.valid()).isTrue();
    assertThat(latency.audit().runs()).isEqualTo(2);
    assertThat(latency.shareOfLowest()).isEqualTo(0.5);
    assertThat(latency.shareOfOwn()).isNull();
    assertThat(latency.enriched())
        .filteredOn(spread -> spread.quantile() == 0.5)
        .singleElement()
        .satisfies(
            spread -> {
              assertThat(spread.micros().values()).hasSize(2);
              assertThat(spread.micros().median()).isBetween(59_000.0, 61_000.0);
            });
    assertThat(latency.naive().get(0).micros().median()).isBetween(29_000.0, 31_000.0);
    // 100 windows can tell of nine in ten, and not of more.
    assertThat(latency.totals().get(latency.totals().size() - 1).quantile()).isEqualTo(0.9);
    assertThat(latency.together().enriched().count()).isEqualTo(4_000);
  }

  @Test
  void measuresInAnOrderOfTheSeed() throws Exception {
    run((name, entry) -> null);

    List<String> measured = names.stream().filter(name -> name.startsWith("r")).toList();
    assertThat(measured).hasSize(8).doesNotHaveDuplicates();
    assertThat(measured.subList(0, 4)).allMatch(name -> name.startsWith("r1-"));
    assertThat(names).doesNotHaveDuplicates();
    names.clear();
    run((name, entry) -> null);
    assertThat(names).containsSubsequence(measured);
  }

  @Test
  void saysWhyARunDoesNotCountAndGivesNoFigureOfIt() throws Exception {
    List<String> unclean = List.of("the audit is not clean");
    OfferedLoad load = new OfferedLoad(150, Duration.ofSeconds(5), Duration.ofSeconds(20));

    run(
        (name, entry) ->
            name.startsWith("r") && entry.equals(B)
                ? Passages.of(load, 0, 10_000, unclean, List.of())
                : null);

    Figure figure = report.figures().get(1);
    assertThat(figure.reasons()).isEqualTo(unclean);
    assertThat(figure.latency()).allSatisfy(one -> assertThat(one.together()).isNull());
    assertThat(report.errors()).hasSize(4).allMatch(error -> error.endsWith(unclean.get(0)));
    assertThat(LatencyReport.table(result()))
        .contains("| b | J5 at-least-once x2 |")
        .contains("Runs that do not count:", "the audit is not clean")
        .doesNotContain("| b | J5 at-least-once x2 | 150 | 50 % of the lowest | 2");
  }

  @Test
  void repeatsANoisyRunOnceAndThenGivesUp() throws Exception {
    List<String> noise = List.of("other processes used 80 % of a core");

    run(
        (name, entry) ->
            entry.equals(A) && name.startsWith("p1-")
                ? Passages.of(
                    new OfferedLoad(9_000, Duration.ofSeconds(3), Duration.ofSeconds(10)),
                    0,
                    10_000,
                    List.of(),
                    noise)
                : null);

    assertThat(names)
        .filteredOn(name -> name.startsWith("p") && name.contains("-a-"))
        .containsExactly("p1-a-J5-AT_LEAST_ONCE-x2-9000", "p1-a-J5-AT_LEAST_ONCE-x2-9000-again");
    assertThat(report.figures().get(0).sustainable())
        .isEqualTo(new SustainableRate(null, "NOISE", noise));
    assertThat(report.figures().get(0).latency()).isEmpty();
    assertThat(report.errors())
        .containsExactly(
            "no rate was found that a J5 at-least-once x2 keeps up with: " + noise.get(0));
  }

  @Test
  void repeatsAMeasurementWhoseGeneratorWasLateOnce() throws Exception {
    List<String> late = List.of("the generator did not keep up: 99.9 % were sent within 9 ms");

    run(
        (name, entry) ->
            entry.equals(B) && name.startsWith("r1-") && !name.endsWith("-again")
                ? Passages.of(
                    new OfferedLoad(75, Duration.ofSeconds(5), Duration.ofSeconds(20)),
                    0,
                    10_000,
                    late,
                    List.of())
                : null);

    assertThat(names)
        .filteredOn(name -> name.startsWith("r") && name.endsWith("-again"))
        .hasSize(2)
        .allMatch(name -> name.startsWith("r1-b-"));
    assertThat(report.errors()).isEmpty();
    assertThat(report.figures().get(1).latency())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.audit().runs()).isEqualTo(2));
  }

  @Test
  void knowsProbesFromMeasurements() throws Exception {
    run((name, entry) -> null);

    List<RunRecord> runs = report.runs();
    assertThat(runs).hasSameSizeAs(names);
    assertThat(runs)
        .filteredOn(run -> run.kind() == Kind.PROBE && run.offeredRate() == 9_000)
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.valid()).isFalse();
              assertThat(run.reasons())
                  .containsExactly("the lag grew by 3,000 records/s, 33.3 % of the rate");
            });
    assertThat(runs).filteredOn(run -> run.kind() == Kind.LATENCY).allMatch(RunRecord::valid);
    Files.createDirectories(folder.resolve("r"));
    ResultFile.write(folder.resolve("r/result.json"), result());
    assertThat(ResultFile.read(folder.resolve("r/result.json")).figures())
        .isEqualTo(report.figures());
  }

  @Test
  void tellsHowItGoesOn() throws Exception {
    run((name, entry) -> null);

    assertThat(console.toString())
        .contains("probe 1: a J5 at-least-once x2 at 9,000 records/s; expected end")
        .contains("did not keep up: the lag grew by 3,000 records/s")
        .containsPattern("a J5 at-least-once x2: keeps up with [56],\\d+ records/s; limit: system")
        .contains("8 runs are left")
        .contains("repetition 2 of 2: ");
    assertThat(report.progress(scenario)).isEqualTo("2 of 2 searches, 8 of 8 measurements");
    assertThat(LatencyReport.table(result()))
        .contains("| a | J5 at-least-once x2 |", "| system: the lag grew by")
        .contains("| 50 % of the lowest | 2 of 2 | 60.0 | ");
  }
}
