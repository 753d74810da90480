package io.millrace.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.measure.GcLog;
import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.observe.Samples;
import io.millrace.benchmark.run.Evaluation.Evidence;
import io.millrace.benchmark.run.Evaluation.Occasion;
import io.millrace.benchmark.run.OutputAudit.Verdict;
import io.millrace.benchmark.run.RunResult.End;
import io.millrace.benchmark.scenario.Scenarios;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Evaluation CLAIMS = new Evaluation(true, 4, 0);
  private static final Evaluation PROOF = new Evaluation(false, 4, 0);
  private static final Verdict CLEAN = new Verdict(true, "all there", "");
  private static final Verdict LOSSY = new Verdict(false, "one lost", "");

  /** A mebibyte is allocated every half second. */
  private static final List<String> COLLECTIONS =
      IntStream.rangeClosed(1, 10)
          .mapToObj(i -> "[%dms] GC(%d) Pause Young 3M->2M(9M) 1.0ms".formatted(500 * i, i))
          .toList();

  private static final List<Sample> QUIET = samples(0);
  private static final List<Sample> NOISY = samples(500);

  private static List<Sample> samples(long foreignPerSecond) {
    return List.of(
        Samples.quiet(0).sample(),
        Samples.quiet(1_000).foreign(foreignPerSecond).sample(),
        Samples.quiet(2_000).enriched(500).foreign(2 * foreignPerSecond).sample(),
        Samples.quiet(3_000).enriched(1_000).foreign(3 * foreignPerSecond).sample(),
        Samples.quiet(9_000).enriched(1_000).foreign(3 * foreignPerSecond).sample());
  }

  private static RunResult result(
      Evaluation evaluation, int attempt, End end, Verdict verdict, List<Sample> samples) {
    return evaluation.of(
        new Occasion(1, attempt, Scenarios.entry("a"), null),
        new Evidence(
            end,
            verdict,
            List.of(),
            samples,
            GcLog.of(COLLECTIONS),
            Optional.empty(),
            1,
            "none",
            0));
  }

  @Test
  void givesFiguresOfACleanRunOnAQuietMachine() {
    RunResult result = result(CLAIMS, 1, End.QUIET, CLEAN, QUIET);

    assertThat(result.valid()).isTrue();
    assertThat(result.whole().recordsPerSecond()).isEqualTo(500);
    assertThat(result.startMillis()).isEqualTo(2_000);
    assertThat(result.slices()).hasSize(50);
    // From the last sample without output on, two seconds and four mebibytes for 1,000 records.
    assertThat(result.allocatedBytesPerRecord()).isEqualTo((4 << 20) / 1e3, within(1.0));
  }

  @Test
  void givesNoFiguresOfAWrongOutput() {
    RunResult result = result(CLAIMS, 1, End.QUIET, LOSSY, QUIET);

    assertThat(result.valid()).isFalse();
    assertThat(result.reasons()).containsExactly("the audit is not clean");
    assertThat(result.whole()).isNull();
    assertThat(result.steady()).isNull();
    assertThat(result.worthRepeating()).isFalse();
  }

  @Test
  void givesNoFiguresOfARunThatDidNotComeToItsEnd() {
    assertThat(result(PROOF, 1, End.STALLED, LOSSY, QUIET).reasons())
        .containsExactly("its output stood still before all was there", "the audit is not clean");
    assertThat(result(PROOF, 1, End.EXITED, CLEAN, List.of(QUIET.get(0))).reasons())
        .containsExactly("it ended by itself");
  }

  @Test
  void repeatsANoisyRunOnce() {
    RunResult first = result(CLAIMS, 1, End.QUIET, CLEAN, NOISY);
    assertThat(first.reasons()).containsExactly("other processes used 50 % of a core");
    assertThat(first.whole()).isNull();
    assertThat(first.worthRepeating()).isTrue();

    RunResult second = result(CLAIMS, 2, End.QUIET, CLEAN, NOISY);
    assertThat(second.valid()).isFalse();
    assertThat(second.worthRepeating()).isFalse();

    assertThat(result(CLAIMS, 1, End.QUIET, LOSSY, NOISY).worthRepeating()).isFalse();
  }

  @Test
  void toleratesNoiseWhereNothingIsClaimed() {
    RunResult result = result(PROOF, 1, End.QUIET, CLEAN, NOISY);

    assertThat(result.valid()).isTrue();
    assertThat(result.noise()).hasSize(1);
  }
}
