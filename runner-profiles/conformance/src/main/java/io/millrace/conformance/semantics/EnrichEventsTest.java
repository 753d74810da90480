package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchCoder;
import io.millrace.conformance.Dialogue;
import io.millrace.conformance.TestBatches;
import io.millrace.conformance.TestEvent;
import io.millrace.conformance.Transcript;
import io.millrace.enrich.EnrichEvents;
import io.millrace.enrich.LatestReference;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.enrich.ReferenceSnapshotCoder;
import io.millrace.enrich.UnknownReference;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes out of enrichment. */
@ExtendWith(TestPipelineExtension.class)
class EnrichEventsTest {
  private static final byte[] MISSING = "none".getBytes(UTF_8);

  private static PCollectionView<ReferenceSnapshot> reference(
      String name, TestPipeline pipeline, Map<String, String> rows) {
    return pipeline
        .apply(name, Create.of(Dialogue.snapshotOf(7, rows)).withCoder(ReferenceSnapshotCoder.of()))
        .apply("Show " + name, LatestReference.asView());
  }

  private static Transcript apply(
      Transcript to,
      String name,
      PCollection<KV<Integer, EventBatch>> events,
      EnrichEvents enrich) {
    var result = events.apply("Enrich " + name, enrich);
    return to.events(name, result.output()).rejections(name, result.failures());
  }

  @Test
  void appendsTheRowOrWhatStandsForNone(TestPipeline pipeline) {
    TestEvent large = event("x".repeat(800)).user("w");
    PCollection<KV<Integer, EventBatch>> events =
        pipeline.apply(
            Create.of(
                    KV.of(
                        5,
                        TestBatches.events(
                            List.of(event("a"), event("b").user("v"), large, event("c")))))
                .withCoder(KvCoder.of(VarIntCoder.of(), EventBatchCoder.of())));
    EnrichEvents enrich =
        EnrichEvents.with(reference("rows", pipeline, Map.of("u", "one", "w", "two")), MISSING);
    EnrichEvents enrichFromNothing =
        EnrichEvents.with(reference("nothing", pipeline, Map.of()), MISSING);
    Transcript transcript = new Transcript();
    apply(transcript, "pass", events, enrich);
    apply(transcript, "reject", events, enrich.withUnknownReference(UnknownReference.REJECT));
    apply(transcript, "small", events, enrich.withMaxRecordBytes(1024));
    apply(transcript, "empty", events, enrichFromNothing);
    apply(
        transcript,
        "all rejected",
        events,
        enrichFromNothing.withUnknownReference(UnknownReference.REJECT).withMaxRecordBytes(1024));
    String x = "x".repeat(800) + "@00:00";
    transcript.expect(
        "pass: a@00:00+one",
        "pass: b@00:00+none",
        "pass: " + x + "+two",
        "pass: c@00:00+one",
        "reject: a@00:00+one",
        "reject: UNKNOWN_REFERENCE b@00:00",
        "reject: " + x + "+two",
        "reject: c@00:00+one",
        "small: a@00:00+one",
        "small: b@00:00+none",
        "small: OVERSIZE " + x,
        "small: c@00:00+one",
        "empty: a@00:00+none",
        "empty: b@00:00+none",
        "empty: " + x + "+none",
        "empty: c@00:00+none",
        "all rejected: UNKNOWN_REFERENCE a@00:00",
        "all rejected: UNKNOWN_REFERENCE b@00:00",
        "all rejected: UNKNOWN_REFERENCE " + x,
        "all rejected: UNKNOWN_REFERENCE c@00:00");
    pipeline.run();
  }
}
