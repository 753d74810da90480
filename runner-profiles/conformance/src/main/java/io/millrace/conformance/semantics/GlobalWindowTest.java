package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.aggregate.AggregateEvents;
import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchCoder;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import io.millrace.conformance.Dialogue;
import io.millrace.conformance.ScoreContract;
import io.millrace.conformance.ScoreTotals;
import io.millrace.conformance.TestBatches;
import io.millrace.deduplicate.DeduplicateEvents;
import io.millrace.enrich.EnrichEvents;
import io.millrace.enrich.LatestReference;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.enrich.ReferenceSnapshotCoder;
import io.millrace.validate.ValidateEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.POutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stages refuse windows, where runners drop late data without a word. */
class GlobalWindowTest {
  private static final FixedWindows MINUTES =
      FixedWindows.of(org.joda.time.Duration.standardMinutes(1));

  private Pipeline pipeline;

  @BeforeEach
  void newPipeline() {
    pipeline = Pipeline.create();
  }

  private static <T> void refuses(
      String stage, PCollection<T> input, PTransform<PCollection<T>, ? extends POutput> transform) {
    PCollection<T> windowed = input.apply("Into minutes", Window.into(MINUTES));
    assertThatThrownBy(() -> windowed.apply(stage, transform))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            stage
                + " takes batches in the global window, but its input is windowed into "
                + MINUTES
                + ": window the elements of its output instead");
  }

  private PCollection<KV<Integer, EventBatch>> events() {
    return pipeline.apply(
        Create.of(KV.of(0, TestBatches.events(List.of(event("a")))))
            .withCoder(KvCoder.of(VarIntCoder.of(), EventBatchCoder.of())));
  }

  @Test
  void validateEventsRefusesWindows() {
    RecordBatch records = TestBatches.records(List.of(event("a")));
    refuses(
        "ValidateEvents",
        pipeline.apply(Create.of(records).withCoder(RecordBatchCoder.of())),
        ValidateEvents.by(new ScoreContract()));
  }

  @Test
  void deduplicateEventsRefusesWindows() {
    refuses("DeduplicateEvents", events(), DeduplicateEvents.within(Duration.ofMinutes(10)));
  }

  @Test
  void enrichEventsRefusesWindows() {
    PCollectionView<ReferenceSnapshot> reference =
        pipeline
            .apply(
                "Snapshot",
                Create.of(Dialogue.snapshotOf(1, Map.of())).withCoder(ReferenceSnapshotCoder.of()))
            .apply(LatestReference.asView());
    refuses("EnrichEvents", events(), EnrichEvents.with(reference, new byte[0]));
  }

  @Test
  void aggregateEventsRefusesWindows() {
    refuses(
        "AggregateEvents", events(), AggregateEvents.of(new ScoreContract(), new ScoreTotals()));
  }
}
