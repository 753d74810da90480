package io.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.clickstream.Clickstream;
import io.millrace.pipeline.options.MillraceOptions;
import io.millrace.pipeline.options.PipelineSettings;
import io.millrace.transactions.Transactions;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.testing.CrashingRunner;
import org.junit.jupiter.api.Test;

class EventPipelineTest {
  private final MillraceOptions options = PipelineOptionsFactory.as(MillraceOptions.class);

  EventPipelineTest() {
    options.setRunner(CrashingRunner.class);
    options.setBootstrapServers("localhost:9092");
  }

  /** The names of the steps that are not part of another. */
  private static Set<String> steps(Pipeline pipeline) {
    Set<String> names = new LinkedHashSet<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            if (node.isRootNode()) {
              return CompositeBehavior.ENTER_TRANSFORM;
            }
            names.add(node.getFullName());
            return CompositeBehavior.DO_NOT_ENTER_TRANSFORM;
          }

          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            names.add(node.getFullName());
          }
        });
    return names;
  }

  @Test
  void keepsTheStepsOfTheClickstream() {
    Pipeline pipeline = Pipeline.create(options);
    Clickstream.addTo(pipeline, PipelineSettings.of(options, 1));

    assertThat(steps(pipeline))
        .containsExactlyInAnyOrder(
            "Read clicks",
            "Read profiles",
            "Show profiles",
            "Validate",
            "Deduplicate",
            "Enrich",
            "Aggregate",
            "Format enriched",
            "Gather rejections",
            "Write enriched",
            "Write totals",
            "Write dead letters");
  }

  @Test
  void namesTheReadsOfAnotherDomainAfterIt() {
    Pipeline pipeline = Pipeline.create(options);
    Transactions.addTo(pipeline, PipelineSettings.of(options, 1));

    assertThat(steps(pipeline))
        .contains("Read transactions", "Read customers", "Show customers", "Validate")
        .doesNotContain("Read clicks");
  }
}
