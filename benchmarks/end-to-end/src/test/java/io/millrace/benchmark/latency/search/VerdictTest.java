package io.millrace.benchmark.latency.search;

import static io.millrace.benchmark.latency.search.Verdict.Outcome.BROKER_LIMITED;
import static io.millrace.benchmark.latency.search.Verdict.Outcome.GENERATOR_LIMITED;
import static io.millrace.benchmark.latency.search.Verdict.Outcome.NOISY;
import static io.millrace.benchmark.latency.search.Verdict.Outcome.OVERLOADED;
import static io.millrace.benchmark.latency.search.Verdict.Outcome.SUSTAINED;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.latency.search.Verdict.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {
  private static final double RATE = 10_000;
  private static final List<String> NONE = List.of();

  static Stream<Arguments> probes() {
    return Stream.of(
        row("all is well", 0, 50, 60, 1, SUSTAINED),
        row("the lag shrinks", -500, 50, 60, 1, SUSTAINED),
        row("just enough", 99.9, 100, 200, 0.995, SUSTAINED),
        row("the lag grows", 100, 50, 60, 1, OVERLOADED, "the lag grew by 100 records/s, 1.0 %"),
        row("no trend", Double.NaN, 50, 60, 1, OVERLOADED, "the lag grew by NaN"),
        row("late records", 0, 50, 60, 0.9949, GENERATOR_LIMITED, "the generator sent 99.49 %"),
        row("no records", 0, 50, 60, Double.NaN, GENERATOR_LIMITED, "the generator sent NaN"),
        row("slower", 0, 60, 121, 1, OVERLOADED, "the 99th percentile grew from 60 to 121 ms"),
        row("slower, but quick all the same", 0, 10, 99, 1, SUSTAINED),
        row("late and slower", 0, 60, 500, 0.5, GENERATOR_LIMITED, "the generator sent 50.00 %"),
        row("late and behind", 200, 60, 500, 0.5, OVERLOADED, "the lag grew by 200 records/s"));
  }

  private static Arguments row(
      String name,
      double slope,
      long firstMillis,
      long lastMillis,
      double inTime,
      Outcome outcome,
      String... reasons) {
    return Arguments.of(name, slope, firstMillis, lastMillis, inTime, outcome, List.of(reasons));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("probes")
  void judges(
      String name,
      double slope,
      long firstMillis,
      long lastMillis,
      double inTime,
      Outcome outcome,
      List<String> reasons) {
    Verdict verdict =
        Verdict.of(
            new Evidence(
                RATE,
                slope,
                firstMillis * 1000,
                lastMillis * 1000,
                inTime,
                List.of(),
                List.of(),
                List.of(),
                List.of()));

    assertThat(verdict.outcome()).as(name).isEqualTo(outcome);
    assertThat(verdict.sustained()).isEqualTo(outcome == SUSTAINED);
    assertThat(verdict.reasons()).hasSameSizeAs(reasons);
    for (int i = 0; i < reasons.size(); i++) {
      assertThat(verdict.reasons().get(i)).startsWith(reasons.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("surroundings")
  void asksFirstWhetherAnythingCanBeKnown(
      List<String> faults, List<String> limits, List<String> noise, Verdict expected) {
    assertThat(Verdict.of(new Evidence(RATE, 0, 1, 1, 1, List.of(), faults, limits, noise)))
        .isEqualTo(expected);
  }

  @Test
  void takesNoFaultOfTheGeneratorForTheSystems() {
    List<String> generator = List.of("the generator: 3 sends failed");

    assertThat(Verdict.of(new Evidence(RATE, 0, 1, 1, 1, generator, NONE, NONE, NONE)))
        .isEqualTo(new Verdict(GENERATOR_LIMITED, generator));
    assertThat(Verdict.of(new Evidence(RATE, 500, 1, 1, 1, generator, NONE, NONE, NONE)).outcome())
        .isEqualTo(OVERLOADED);
  }

  static Stream<Arguments> surroundings() {
    List<String> fault = List.of("the audit is not clean");
    List<String> limit = List.of("the broker was the limit");
    List<String> noise = List.of("others used the cores");
    return Stream.of(
        Arguments.of(fault, NONE, NONE, new Verdict(OVERLOADED, fault)),
        Arguments.of(NONE, limit, NONE, new Verdict(BROKER_LIMITED, limit)),
        Arguments.of(fault, limit, NONE, new Verdict(BROKER_LIMITED, limit)),
        Arguments.of(fault, limit, noise, new Verdict(NOISY, noise)));
  }
}
