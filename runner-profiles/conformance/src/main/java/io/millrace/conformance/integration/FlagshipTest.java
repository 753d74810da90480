package io.millrace.conformance.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.launch.Launcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The one command of the documentation: a broker, the default workload, the flagship, an audit. */
@ExtendWith(BenchExtension.class)
@Timeout(180)
class FlagshipTest {
  @Test
  void drainsTheDefaultWorkloadAndIsClean(Bench bench) {
    assertClean(bench.launch("--records=30000", "--seed=2"), "30,000");
  }

  @Test
  @Tag(Features.PARALLELISM)
  void isCleanWithTwoTasks(Bench bench) {
    assertClean(bench.launch("--records=20000", "--seed=3", "--parallelism=2"), "20,000");
  }

  private static void assertClean(Outcome outcome, String records) {
    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(Launcher.OK);
    assertThat(outcome.out())
        .contains("balance: read " + records + " = enriched")
        .contains("counted in totals")
        .doesNotContain("IS NOT")
        .contains("audit: clean");
    assertThat(outcome.errors()).as("%s", outcome).isEmpty();
  }
}
