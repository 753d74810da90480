package io.millrace.benchmark.latency.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.scenario.ScenarioFile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunCountTest {

  /** Six searches of nine probes of 90 s, 18 offers five times for four minutes. */
  @Test
  void knowsTheShippedSeriesBeforeItBegins() {
    RunCount count = new RunCount(ScenarioFile.latency("latency"), 6);

    assertThat(count.left()).isEqualTo(Duration.ofMinutes(81 + 360));
  }

  @Test
  void learnsFromWhatHasEnded() {
    RunCount count = new RunCount(ScenarioFile.latency("latency"), 2);
    for (int i = 0; i < 5; i++) {
      count.ran(Kind.PROBE, 1, Duration.ofSeconds(90 + 20));
    }
    count.searched();
    assertThat(count.left()).isEqualTo(Duration.ofSeconds(5 * 110 + 2 * 3 * 5 * 260));

    for (int i = 0; i < 7; i++) {
      count.ran(Kind.PROBE, 1, Duration.ofSeconds(110));
    }
    assertThat(count.left())
        .as("with one probe more at least")
        .isGreaterThan(Duration.ofMinutes(130));

    count.searched();
    count.measuring(4);
    count.ran(Kind.LATENCY, 1, Duration.ofSeconds(260));
    count.ran(Kind.LATENCY, 2, Duration.ofSeconds(260));
    assertThat(count.left()).isEqualTo(Duration.ofMinutes(13));
  }
}
