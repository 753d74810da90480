package io.millrace.peer.beam;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class FlagsTest {
  private static ClickstreamOptions options(String... args) {
    ClickstreamOptions options = PipelineOptionsFactory.fromArgs(args).as(ClickstreamOptions.class);
    options.setStreaming(true);
    options.getFlags().setOn(options);
    return options;
  }

  @Test
  void isTunedUnlessAskedOtherwise() {
    ClickstreamOptions options = options();

    assertThat(options.getObjectReuse()).isTrue();
    assertThat(options.getDisableMetrics()).isTrue();
    assertThat(options.getMaxBundleSize()).isEqualTo(10_000);
    assertThat(options.getFinishBundleBeforeCheckpointing()).isTrue();
  }

  @Test
  void leavesTheRunnerAsItComes() {
    ClickstreamOptions options = options("--flags=UNTUNED");

    assertThat(options.getObjectReuse()).isFalse();
    assertThat(options.getDisableMetrics()).isFalse();
    assertThat(options.getMaxBundleSize()).isEqualTo(1_000);
    assertThat(options.getMaxBundleTimeMills()).isEqualTo(1_000);
    assertThat(options.getAutoWatermarkInterval()).isNull();
    assertThat(options.getFinishBundleBeforeCheckpointing()).isFalse();
  }
}
