package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.Batches;
import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatchCoder;
import io.millrace.conformance.ScoreContract;
import io.millrace.conformance.TestBatches;
import io.millrace.validate.ValidateEvents;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our stages between single elements, and Beam's own windows behind them. */
@ExtendWith(TestPipelineExtension.class)
class BatchesTest {
  private static String player(EventBatch events, int event) {
    return new String(events.toBytes(), events.keyStart(event), events.keyLength(event), UTF_8);
  }

  @Test
  void elementsComeOutOfBatchesAtTheirOwnTimes(TestPipeline pipeline) {
    PCollection<KV<byte[], byte[]>> records =
        pipeline
            .apply(
                Create.of(
                        TestBatches.records(
                            List.of(
                                event("a").user("ann").at("00:10"),
                                event("b").user("ann").at("00:59.999"),
                                event("c").user("bob").at("01:00"),
                                event("d").user("ann").at("00:20"))))
                    .withCoder(RecordBatchCoder.of()))
            .apply("Take records", Batches.records());

    PCollection<KV<String, Long>> perMinute =
        records
            .apply("Gather", Batches.ofRecords(TestBatches.TOPIC).withMaxRecords(3))
            .apply("Validate", ValidateEvents.by(new ScoreContract()))
            .output()
            .apply("Take events", Batches.events(BatchesTest::player, StringUtf8Coder.of()))
            .apply("Into minutes", Window.into(FixedWindows.of(Duration.standardMinutes(1))))
            .apply(Count.perElement());

    PAssert.that(perMinute).containsInAnyOrder(List.of(KV.of("ann", 3L), KV.of("bob", 1L)));
    pipeline.run();
  }
}
