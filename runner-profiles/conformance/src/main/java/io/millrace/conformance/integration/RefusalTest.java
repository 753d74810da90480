package io.millrace.conformance.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.launch.Launcher;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would lose records is refused before anything starts. */
@ExtendWith(BenchExtension.class)
@Timeout(60)
class RefusalTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--experiments=use_sdf_read",
        "--experiments=beam_fn_api",
        "--experiments=some_other,use_runner_v2"
      })
  void packingInTheConsumerRefusesTheSplittableRead(String option, Bench bench) {
    Outcome outcome = bench.launch(option);

    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(Launcher.WRONG_OPTIONS);
    assertThat(outcome.errors()).as("%s", outcome).hasSize(2);
    String experiment = option.replaceFirst(".*[=,]", "--experiments=");
    assertThat(outcome.errors().get(0))
        .startsWith("error: --packing=CONSUMER loses records with " + experiment);
    assertThat(outcome.out()).isEmpty();
  }
}
