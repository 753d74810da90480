package io.millrace.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.testing.CrashingRunner;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadBatchesTest {
  private static final ReadBatches READ =
      ReadBatches.of("localhost:1", List.of("clicks")).withGroup("tests");

  @ParameterizedTest
  @EnumSource
  void readsByTheLegacySourceUnlessToldOtherwise(Packing packing) {
    Pipeline pipeline = Pipeline.create(options());

    PCollection<RecordBatch> batches = pipeline.apply("Read", READ.withPacking(packing));

    assertThat(batches.isBounded()).isEqualTo(PCollection.IsBounded.UNBOUNDED);
    assertThat(batches.getCoder()).isEqualTo(RecordBatchCoder.of());
    assertThat(sources(pipeline))
        .singleElement()
        .satisfies(source -> SerializableUtils.ensureSerializable(source.getSource()));
  }

  @Test
  void readsByTheSplittableReadWhenPackingPerBundle() {
    Pipeline pipeline = Pipeline.create(options("--experiments=use_sdf_read"));

    pipeline.apply("Read", READ.withPacking(Packing.BUNDLE));

    assertThat(sources(pipeline)).isEmpty();
  }

  @Test
  void refusesTheSplittableReadWhenApplied() {
    Pipeline pipeline = Pipeline.create(options("--experiments=use_sdf_read"));

    assertThatThrownBy(() -> pipeline.apply("Read", READ))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use_sdf_read");
  }

  @Test
  void refusesTheSplittableReadWhenRun() {
    Pipeline pipeline = Pipeline.create(options());
    pipeline.apply("Read", READ);

    assertThatThrownBy(() -> pipeline.run(options("--experiments=beam_fn_api")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beam_fn_api");
  }

  @Test
  void readsFromTheEarliestOffsetAndCommitsNothingByItself() {
    assertThat(READ.consumerConfiguration())
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("max.poll.records", 5_000)
        .containsEntry("group.id", "tests");
  }

  @Test
  void takesFurtherProperties() {
    assertThat(
            READ.withConsumerProperties(Map.of("auto.offset.reset", "latest", "client.id", "me"))
                .withConsumerProperties(Map.of("max.poll.records", "7"))
                .consumerConfiguration())
        .containsEntry("auto.offset.reset", "latest")
        .containsEntry("client.id", "me")
        .containsEntry("max.poll.records", "7");
    assertThat(READ.consumerConfiguration()).doesNotContainKey("client.id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE"})
  void refusesToCommitWhatWasOnlyPolled(String autoCommit) {
    assertThatThrownBy(() -> READ.withConsumerProperties(Map.of("enable.auto.commit", autoCommit)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("enable.auto.commit");
  }

  @Test
  void refusesNegativeDurationsAndEmptyBatches() {
    assertThatThrownBy(() -> READ.withMaxDisorder(Duration.ofSeconds(-1)))
        .hasMessageContaining("maxDisorder");
    assertThatThrownBy(() -> READ.withIdleTimeout(Duration.ofSeconds(-1)))
        .hasMessageContaining("idleTimeout");
    assertThatThrownBy(() -> new PackingLimits(0, 1)).hasMessageContaining("maxRecords");
    assertThatThrownBy(() -> new PackingLimits(1, 0)).hasMessageContaining("maxBytes");
  }

  private static PipelineOptions options(String... arguments) {
    PipelineOptions options = PipelineOptionsFactory.fromArgs(arguments).create();
    options.setRunner(CrashingRunner.class);
    return options;
  }

  private static List<Read.Unbounded<?>> sources(Pipeline pipeline) {
    List<Read.Unbounded<?>> sources = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            if (node.getTransform() instanceof Read.Unbounded<?> read) {
              sources.add(read);
            }
            return CompositeBehavior.ENTER_TRANSFORM;
          }
        });
    return sources;
  }
}
