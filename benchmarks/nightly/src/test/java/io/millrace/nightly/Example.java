package io.millrace.nightly;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.benchmark.result.Environment;
import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Figure.AuditCount;
import io.millrace.benchmark.result.Figure.Ratios;
import io.millrace.benchmark.result.Ratio;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import io.millrace.benchmark.result.RunRecord;
import io.millrace.benchmark.result.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Invented results that look like real ones: six systems on six rungs, some with latencies, one
 * that failed its audit, some noisy runs. Nothing in them was measured.
 */
public final class Example {
  /** The system that is watched. */
  public static final String WATCHED = "millrace-flink";

  /** The system that it is compared with. */
  public static final String BASELINE = "beam-per-record";

  /** The higher of the rates at which all systems are measured, in records per second. */
  public static final double COMMON_RATE = 14_000;

  private static final Instant FIRST = Instant.parse("2026-01-01T02:00:00Z");
  private static final List<String> RUNGS = List.of("J0", "J1", "J2", "J3", "J4", "J5");
  private static final double[] PARTS = {0.22, 0.38, 0.47, 0.66, 0.74, 1};
  private static final int BLOCKS = 6;
  private static final double STUDENT = 2.571;
  private static final List<Kind> KINDS =
      List.of(
          new Kind(WATCHED, 11_900, 0.17, 0.02, 940, 16),
          new Kind(WATCHED + "-2", 11_900, 0.17, 0.02, 940, 0),
          new Kind(BASELINE, 84_300, 0.04, 0.31, 21_800, 190),
          new Kind("flink-datastream", 15_200, 0.12, 0.06, 3_300, 24),
          new Kind("kafka-streams", 22_800, 0.08, 0.09, 5_100, 61),
          new Kind("hand-written-loop", 3_400, 0.06, 0.03, 610, 0),
          new Kind("unclean-peer", 9_000, 0.06, 0.03, 500, 0));

  private final Random random;
  private final double factor;
  private final int night;

  private Example(int night, double factor) {
    this.random = new Random(night);
    this.factor = factor;
    this.night = night;
  }

  /** What a system is like on the whole job. */
  private record Kind(
      String label,
      double cpuNanos,
      double compilers,
      double collector,
      double bytes,
      double latencyMillis) {}

  /** A run of a system, with everything that is asked of it. */
  private record Values(double cpu, double compiled, double bytes, double speed) {}

  /**
   * The result of a night.
   *
   * @param night counted from 0
   * @param factor by which the watched system costs more than on others
   */
  public static Result night(int night, double factor) {
    return new Example(night, factor).result(true);
  }

  /** A result that does not count. */
  public static Result unfinished(int night) {
    return new Example(night, 1).result(false);
  }

  private Result result(boolean valid) {
    List<Figure> figures = new ArrayList<>();
    List<RunRecord> runs = new ArrayList<>();
    for (int rung = 0; rung < RUNGS.size(); rung++) {
      Map<String, List<Values>> values = new LinkedHashMap<>();
      for (Kind kind : KINDS) {
        values.put(kind.label(), values(kind, PARTS[rung]));
      }
      for (Kind kind : KINDS) {
        figures.add(figure(kind, rung, values));
        runs.addAll(runs(kind, rung, values.get(kind.label())));
      }
    }
    return new Result(
        ResultFile.FORMAT,
        "example",
        String.format("%012x", 0xabc00000000L + night),
        valid,
        valid ? List.of() : List.of("block 3 of 6 had not ended"),
        new Environment(
            FIRST.plus(Duration.ofDays(night)).toString(),
            "Example processor at 2.60 GHz",
            2,
            24_684_084,
            "Linux 6.1",
            "OpenJDK 64-Bit Server VM 17.0.15+6"),
        configuration(),
        figures,
        runs);
  }

  private List<Values> values(Kind kind, double part) {
    double cost = kind.cpuNanos() * part * (kind.label().startsWith(WATCHED) ? factor : 1);
    List<Values> values = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      double cpu = cost * deviation(0.03);
      values.add(
          new Values(
              cpu,
              cpu * (1 - kind.compilers()),
              kind.bytes() * part * deviation(0.002),
              1.7e9 / cpu * deviation(0.02)));
    }
    return values;
  }

  private Figure figure(Kind kind, int rung, Map<String, List<Values>> all) {
    boolean valid = valid(kind);
    List<Values> own = all.get(kind.label());
    Map<String, Ratios> ratios = new LinkedHashMap<>();
    for (Kind other : KINDS) {
      if (valid && valid(other) && !other.equals(kind)) {
        List<Values> theirs = all.get(other.label());
        ratios.put(
            other.label(),
            new Ratios(
                ratio(own, theirs, Values::speed),
                ratio(own, theirs, Values::cpu),
                ratio(own, theirs, Values::compiled)));
      }
    }
    return new Figure(
        kind.label(),
        RUNGS.get(rung),
        "AT_LEAST_ONCE",
        1,
        kind.label().equals(BASELINE) ? 2_000_000 : 14_000_000,
        valid,
        valid ? List.of() : List.of("audit: 3 records are missing, 1 came twice"),
        new AuditCount(BLOCKS, valid ? BLOCKS : BLOCKS - 2),
        valid ? spread(own, Values::speed) : null,
        valid ? spread(own, Values::cpu) : null,
        valid ? spread(own, value -> value.cpu() * kind.compilers()) : null,
        valid ? spread(own, value -> value.cpu() * kind.collector()) : null,
        valid ? spread(own, Values::bytes) : null,
        valid ? spread(own, value -> 1_300.0) : null,
        valid ? spread(own, value -> 3.1e9) : null,
        null,
        null,
        measured(kind, rung) ? latency(kind).sustainable() : null,
        measured(kind, rung) ? latency(kind).atRates() : List.of(),
        ratios);
  }

  private List<RunRecord> runs(Kind kind, int rung, List<Values> values) {
    List<RunRecord> runs = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      if (kind.label().equals("kafka-streams") && rung == 5 && block == 2) {
        runs.add(run(kind, rung, block, 1, List.of("noisy: others used 0.31 cores"), null));
        runs.add(run(kind, rung, block, 2, List.of(), values.get(block)));
      } else if (valid(kind)) {
        runs.add(run(kind, rung, block, 1, List.of(), values.get(block)));
      } else {
        runs.add(run(kind, rung, block, 1, List.of("audit: 3 records are missing"), null));
      }
    }
    return runs;
  }

  private static RunRecord run(
      Kind kind, int rung, int block, int attempt, List<String> reasons, Values values) {
    return new RunRecord(
        RunRecord.Kind.DRAIN,
        block + 1,
        attempt,
        kind.label(),
        RUNGS.get(rung),
        "AT_LEAST_ONCE",
        1,
        null,
        values != null,
        reasons,
        values == null ? "not clean: missing=3 <b>twice</b>=1" : "clean: read=14000000 late=92947",
        values == null ? null : values.speed(),
        values == null ? null : values.cpu(),
        values == null ? null : values.bytes(),
        JsonNodeFactory.instance.objectNode());
  }

  private static ExampleLatency latency(Kind kind) {
    return new ExampleLatency(
        1.5e9 / kind.cpuNanos(),
        kind.label().equals(WATCHED) ? "GENERATOR" : "SYSTEM",
        kind.label().equals(BASELINE),
        kind.latencyMillis());
  }

  private static boolean measured(Kind kind, int rung) {
    return valid(kind) && rung == RUNGS.size() - 1 && kind.latencyMillis() > 0;
  }

  private static Ratio ratio(
      List<Values> own, List<Values> theirs, ToDoubleFunction<Values> value) {
    List<Double> logs = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      logs.add(Math.log(value.applyAsDouble(own.get(i)) / value.applyAsDouble(theirs.get(i))));
    }
    double mean = logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = logs.stream().mapToDouble(log -> (log - mean) * (log - mean)).sum();
    double half = STUDENT * Math.sqrt(squares / (logs.size() - 1) / logs.size());
    return new Ratio(
        Math.exp(Spread.of(logs).median()),
        Math.exp(mean - half),
        Math.exp(mean + half),
        0.03125,
        logs.size());
  }

  private static Spread spread(List<Values> values, ToDoubleFunction<Values> value) {
    return Spread.of(values.stream().map(one -> value.applyAsDouble(one)).toList());
  }

  private double deviation(double share) {
    return Math.exp(random.nextGaussian() * share);
  }

  private static boolean valid(Kind kind) {
    return !kind.label().equals("unclean-peer");
  }

  private static ObjectNode configuration() {
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    ObjectNode scenario = configuration.putObject("scenario");
    scenario.put("name", "example").put("layout", "SPLIT").put("heap", "6g").put("seed", 1);
    scenario.put("note", "</pre><script>alert('configuration is escaped')</script>");
    configuration.putArray("javaOptions").add("-XX:+UseG1GC").add("-Xms6g").add("-Xmx6g");
    return configuration;
  }
}
