package io.millrace.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkProfileTest {
  @Test
  void aBundleIsNotEndedJustWhenItsTimeIsUp(@TempDir Path folder) {
    String[] arguments =
        new FlinkProfile()
            .defaultArguments(folder).stream()
                .filter(argument -> argument.startsWith("--maxBundleTimeMills"))
                .toArray(String[]::new);
    long millis =
        PipelineOptionsFactory.fromArgs(arguments)
            .as(FlinkPipelineOptions.class)
            .getMaxBundleTimeMills();

    // How often the runner looks.
    long period = millis / 2;
    assertThat(millis % period).isNotZero();
  }
}
