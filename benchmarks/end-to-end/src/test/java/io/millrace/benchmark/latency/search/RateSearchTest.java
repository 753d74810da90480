package io.millrace.benchmark.latency.search;

import static io.millrace.benchmark.latency.search.Verdict.Outcome.GENERATOR_LIMITED;
import static io.millrace.benchmark.latency.search.Verdict.Outcome.NOISY;
import static io.millrace.benchmark.latency.search.Verdict.Outcome.OVERLOADED;
import static io.millrace.benchmark.latency.search.Verdict.Outcome.SUSTAINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.benchmark.latency.search.Sustainable.Limit;
import io.millrace.benchmark.latency.search.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateSearchTest {
  private final List<Double> probed = new ArrayList<>();

  private Sustainable search(double guess, DoubleFunction<Outcome> system) throws Exception {
    return RateSearch.from(
        guess,
        rate -> {
          probed.add(rate);
          Outcome outcome = system.apply(rate);
          return new Verdict(outcome, outcome == SUSTAINED ? List.of() : List.of("" + outcome));
        });
  }

  private static Outcome upTo(double capacity, double rate, Outcome otherwise) {
    return rate <= capacity ? SUSTAINED : otherwise;
  }

  /** Ends first, five halvings of the range at most, one probe more for the majority. */
  @ParameterizedTest
  @CsvSource({
    "100000, 100000, 7", // the guess is right
    "100000,  99999, 9",
    "100000,  60000, 9",
    "100000,  30000, 9",
    "100000,  29999, 10", // below the first range
    "100000,   2500, 11",
    "100000, 170000, 8", // above it
    "100000, 999999, 11"
  })
  void findsACapacity(double guess, double capacity, int mostProbes) throws Exception {
    Sustainable found = search(guess, rate -> upTo(capacity, rate, OVERLOADED));

    assertThat(found.rate()).isBetween(capacity / 1.05, capacity);
    assertThat(found.limit()).isEqualTo(Limit.SYSTEM);
    assertThat(found.atLeast()).isFalse();
    assertThat(found.reasons()).containsExactly("OVERLOADED");
    assertThat(probed).hasSizeLessThanOrEqualTo(mostProbes);
  }

  /** A capacity that differs by 3 % from probe to probe: the rate is within 10 %. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void findsACapacityThatVaries(long seed) throws Exception {
    Random random = new Random(seed);
    double capacity = 50_000;

    Sustainable found =
        search(
            90_000, rate -> upTo(capacity * (1 + 0.03 * random.nextGaussian()), rate, OVERLOADED));

    assertThat(found.limit()).isEqualTo(Limit.SYSTEM);
    assertThat(found.rate()).isBetween(0.9 * capacity, 1.1 * capacity);
  }

  @Test
  void goesDownWhereTheFirstProbeWasLucky() throws Exception {
    int[] above = new int[1];
    Sustainable found =
        search(
            100_000,
            rate ->
                rate > 60_000 && rate < 90_000 && above[0]++ == 0
                    ? SUSTAINED
                    : upTo(52_000, rate, OVERLOADED));

    assertThat(found.rate()).isBetween(52_000 / 1.05, 52_000.0);
    assertThat(found.limit()).isEqualTo(Limit.SYSTEM);
  }

  @Test
  void givesALowerBoundWhereTheGeneratorIsTheLimit() throws Exception {
    Sustainable found = search(100_000, rate -> upTo(40_000, rate, GENERATOR_LIMITED));

    assertThat(found).isEqualTo(new Sustainable(30_000.0, Limit.GENERATOR, generator()));
    assertThat(found.atLeast()).isTrue();
    assertThat(probed).containsExactly(100_000.0, 30_000.0, 30_000.0);
  }

  @Test
  void endsWhenTheGeneratorIsTooSlowForAHigherRate() throws Exception {
    Sustainable found = search(100_000, rate -> upTo(250_000, rate, GENERATOR_LIMITED));

    assertThat(found).isEqualTo(new Sustainable(200_000.0, Limit.GENERATOR, generator()));
    assertThat(probed).containsExactly(100_000.0, 200_000.0, 400_000.0, 200_000.0);
  }

  @Test
  void findsTheSystemBelowTheGenerator() throws Exception {
    Sustainable found =
        search(100_000, rate -> rate > 80_000 ? GENERATOR_LIMITED : upTo(20_000, rate, OVERLOADED));

    assertThat(found.limit()).isEqualTo(Limit.SYSTEM);
    assertThat(found.rate()).isBetween(20_000 / 1.05, 20_000.0);
  }

  @Test
  void endsAtTheTopOfTheRange() throws Exception {
    Sustainable found = search(1_000, rate -> SUSTAINED);

    assertThat(found.rate()).isEqualTo(16_000);
    assertThat(found.limit()).isEqualTo(Limit.RANGE);
    assertThat(found.atLeast()).isTrue();
    assertThat(probed).containsExactly(1_000.0, 2_000.0, 4_000.0, 8_000.0, 16_000.0, 16_000.0);
  }

  @Test
  void findsNothingWhereNothingIsSustained() throws Exception {
    assertThat(search(100_000, rate -> OVERLOADED))
        .isEqualTo(new Sustainable(null, Limit.SYSTEM, List.of("OVERLOADED")));
    assertThat(probed).hasSize(5);
  }

  @Test
  void findsNothingThatIsNotConfirmed() throws Exception {
    int[] probes = new int[1];

    Sustainable found = search(100_000, rate -> probes[0]++ == 1 ? SUSTAINED : OVERLOADED);

    assertThat(found).isEqualTo(new Sustainable(null, Limit.SYSTEM, List.of("OVERLOADED")));
    assertThat(probed).hasSizeLessThan(40);
  }

  @Test
  void saysNothingOfASystemOnANoisyMachine() throws Exception {
    assertThat(search(100_000, rate -> rate > 50_000 ? OVERLOADED : NOISY))
        .isEqualTo(new Sustainable(null, Limit.NOISE, List.of("NOISY")));
    assertThat(probed).containsExactly(100_000.0, 30_000.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAGuessThatIsNoRate(double guess) {
    assertThatThrownBy(() -> search(guess, rate -> SUSTAINED)).hasMessageContaining("above 0");
  }

  private static List<String> generator() {
    return List.of("GENERATOR_LIMITED");
  }
}
