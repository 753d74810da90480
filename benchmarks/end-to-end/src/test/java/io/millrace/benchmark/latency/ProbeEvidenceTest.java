package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.guard.Surroundings;
import io.millrace.benchmark.latency.search.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ProbeEvidenceTest {
  private static final OfferedLoad LOAD =
      new OfferedLoad(1_000, Duration.ofSeconds(1), Duration.ofSeconds(10));

  /** What is said of a generator that sends some records as late as it can be seen. */
  private static List<String> faultsOfALateGenerator() {
    Measurement seen = new Measurement(LOAD);
    seen.record(500_000, 500_010, 510_000);
    for (int i = 0; i < 1_000; i++) {
      int due = 2_000_000 + i;
      seen.record(due, due + 200_000, due + 210_000);
    }
    return Faults.of(seen, 0, 0);
  }

  private static Passage passage(List<String> faults, List<String> noise, int late) {
    Histogram sendDelay = Microseconds.histogram();
    for (int i = 0; i < 1_000; i++) {
      sendDelay.recordValue(i < late ? 200_000 : 80);
    }
    return new Passage(
        LOAD,
        faults,
        noise,
        true,
        "clean",
        IntStream.range(0, 41).mapToObj(i -> new LagPoint(i / 4.0, 7 + 3L * i)).toList(),
        Microseconds.histogram(),
        Microseconds.histogram(),
        Microseconds.histogram(),
        0,
        sendDelay,
        0,
        new Tail(100, 11),
        new Tail(100, 12));
  }

  @Test
  void hasWhatTheVerdictAsksFor() {
    Evidence evidence = ProbeEvidence.of(passage(List.of(), List.of(), 25), true);

    assertThat(evidence.offeredRate()).isEqualTo(1_000);
    assertThat(evidence.lagSlope()).isCloseTo(12, within(1e-9));
    assertThat(evidence.firstP99Micros()).isEqualTo(11);
    assertThat(evidence.lastP99Micros()).isEqualTo(12);
    assertThat(evidence.sentInTime()).isEqualTo(0.975);
  }

  @Test
  void doesNotBlameTheSystemForTheGenerator() {
    List<String> faults = new ArrayList<>(faultsOfALateGenerator());
    assertThat(faults).singleElement().asString().contains("did not keep up");
    faults.add(Faults.SENDING + "3 sends failed");
    faults.add("the audit is not clean");

    Evidence evidence = ProbeEvidence.of(passage(faults, List.of(), 0), true);
    assertThat(evidence.systemFaults()).containsExactly("the audit is not clean");
    // How late it was is in the share that was sent in time.
    assertThat(evidence.generatorFaults()).containsExactly("the generator: 3 sends failed");
  }

  @Test
  void tellsTheBrokersLimitFromNoise() {
    List<String> breaches = new Surroundings(0, 0.5, 0, 0, 0, 0.95, Long.MAX_VALUE).breaches();
    assertThat(breaches).hasSize(2);

    Evidence strict = ProbeEvidence.of(passage(List.of(), breaches, 0), true);
    assertThat(strict.noise()).containsExactly("other processes used 50 % of a core");
    assertThat(strict.harnessLimits())
        .containsExactly("the broker was the limit: its share of the cores was 95 % busy");
    Evidence trial = ProbeEvidence.of(passage(List.of(), breaches, 0), false);
    assertThat(trial.noise()).isEmpty();
    assertThat(trial.harnessLimits()).isEmpty();
  }
}
