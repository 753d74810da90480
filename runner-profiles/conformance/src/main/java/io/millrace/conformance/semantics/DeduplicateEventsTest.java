package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchCoder;
import io.millrace.conformance.Counters;
import io.millrace.conformance.TestBatches;
import io.millrace.conformance.Transcript;
import io.millrace.deduplicate.DeduplicateEvents;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes out of deduplication. */
@ExtendWith(TestPipelineExtension.class)
class DeduplicateEventsTest {
  @Test
  void dropsCopiesOfAShardWithinTheHorizonAndCountsThem(TestPipeline pipeline) {
    PCollection<KV<Integer, EventBatch>> events =
        pipeline.apply(
            Create.of(
                    KV.of(0, TestBatches.events(List.of(event("a"), event("b"), event("a")))),
                    KV.of(1, TestBatches.events(List.of(event("a"), event("a"), event("a")))),
                    KV.of(
                        2,
                        TestBatches.events(
                            List.of(event("c").at("00:00"), event("c").at("02:00")))))
                .withCoder(KvCoder.of(VarIntCoder.of(), EventBatchCoder.of())));
    new Transcript()
        .events(
            "ten minutes",
            events.apply("Ten minutes", DeduplicateEvents.within(Duration.ofMinutes(10))))
        .events(
            "one minute",
            events.apply("One minute", DeduplicateEvents.within(Duration.ofMinutes(1))))
        .expect(
            "ten minutes: a@00:00",
            "ten minutes: b@00:00",
            "ten minutes: a@00:00",
            "ten minutes: c@00:00",
            "one minute: a@00:00",
            "one minute: b@00:00",
            "one minute: a@00:00",
            "one minute: c@00:00",
            "one minute: c@02:00");
    assertThat(Counters.of(pipeline.run(), DeduplicateEvents.class))
        .containsEntry("duplicates", 7L);
  }
}
