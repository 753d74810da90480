package io.millrace.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkProfileTest {
  private static FlinkPipelineOptions bundles(Path folder) {
    return PipelineOptionsFactory.fromArgs(
            new FlinkProfile()
                .defaultArguments(folder).stream()
                    .filter(argument -> argument.startsWith("--maxBundle"))
                    .toArray(String[]::new))
        .as(FlinkPipelineOptions.class);
  }

  @Test
  void aBundleIsNotEndedJustWhenItsTimeIsUp(@TempDir Path folder) {
    long millis = bundles(folder).getMaxBundleTimeMills();

    // How often the runner looks.
    long period = millis / 2;
    assertThat(millis % period).isNotZero();
  }

  /**
   * Only a full bundle is sure to pass the watermark on, and with 1,000 batches hardly one was at
   * 8,000 records/s. Nor must a batch, which may be one record, pay for a bundle of its own.
   */
  @Test
  void aBundleIsOftenFullAndNeverOneBatch(@TempDir Path folder) {
    assertThat(bundles(folder).getMaxBundleSize()).isBetween(10L, 200L);
  }
}
