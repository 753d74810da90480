package io.millrace.pipeline.read;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {
  private static final String DIRECT = "org.apache.beam.runners.direct.DirectRunner";
  private static final String FLINK = "org.apache.beam.runners.flink.FlinkRunner";
  private static final String DATAFLOW = "org.apache.beam.runners.dataflow.DataflowRunner";
  private static final String PORTABLE = "org.apache.beam.runners.portability.PortableRunner";
  private static final String PRISM = "org.apache.beam.runners.prism.PrismRunner";

  @ParameterizedTest
  @CsvSource({
    DIRECT + ", use_sdf_read, --experiments=use_sdf_read",
    FLINK + ", use_sdf_read, --experiments=use_sdf_read",
    FLINK + ", beam_fn_api, --experiments=beam_fn_api",
    FLINK + ", use_unbounded_sdf_wrapper, --experiments=use_unbounded_sdf_wrapper",
    DATAFLOW + ", use_runner_v2, --experiments=use_runner_v2",
    DATAFLOW + ", none, --runner=DataflowRunner",
    PORTABLE + ", none, --runner=PortableRunner",
    PRISM + ", none, --runner=PrismRunner",
  })
  void refusesToMeetTheSplittableRead(String runner, String experiment, String named) {
    assertThatThrownBy(() -> Packing.CONSUMER.check(options(experiment), runner))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("--packing=BUNDLE");
    assertThatCode(() -> Packing.BUNDLE.check(options(experiment), runner))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    DIRECT + ", none",
    FLINK + ", none",
    FLINK + ", use_deprecated_read",
    DATAFLOW + ", use_deprecated_read",
    DATAFLOW + ", beam_fn_api_use_deprecated_read",
    "FLINK, 'use_sdf_read,use_deprecated_read'",
  })
  void allowsTheLegacyRead(String runner, String experiments) {
    assertThatCode(() -> Packing.CONSUMER.check(options(experiments), runner))
        .doesNotThrowAnyException();
  }

  private static PipelineOptions options(String experiments) {
    return PipelineOptionsFactory.fromArgs("--experiments=" + experiments).create();
  }
}
