package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;
import static io.millrace.conformance.TestEvent.raw;
import static io.millrace.conformance.TestEvent.withoutValue;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.EventBatch;
import io.millrace.batch.Fingerprint;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import io.millrace.batch.RecordCursor;
import io.millrace.conformance.ScoreContract;
import io.millrace.conformance.TestBatches;
import io.millrace.conformance.TestEvent;
import io.millrace.conformance.Times;
import io.millrace.conformance.Transcript;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionBatch;
import io.millrace.reject.RejectionReason;
import io.millrace.shard.Shards;
import io.millrace.validate.ValidateEvents;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes out of validation. */
@ExtendWith(TestPipelineExtension.class)
class ValidateEventsTest {
  private static PCollection<RecordBatch> read(TestPipeline pipeline, TestEvent... events) {
    return pipeline.apply(
        Create.of(TestBatches.records(List.of(events))).withCoder(RecordBatchCoder.of()));
  }

  /** A batch as {@code shard 3: 2 events from 00:10}. */
  static final class DescribeFn extends DoFn<KV<Integer, EventBatch>, String> {
    @ProcessElement
    public void process(ProcessContext c) {
      EventBatch events = c.element().getValue();
      c.output(
          "shard %d: %d events from %s"
              .formatted(
                  c.element().getKey(), events.count(), Times.text(c.timestamp().getMillis())));
    }
  }

  private static String shard(String player, int shards) {
    byte[] key = player.getBytes(UTF_8);
    return "shard " + new Shards(shards).of(new Fingerprint().of(key, 0, key.length));
  }

  @Test
  void givesValidEventsAndRejectsOthersWithTheRecordAsItWas(TestPipeline pipeline) {
    TestEvent[] events = {
      event("a").user("u").at("00:10"),
      raw("no score"),
      event("b").user("v").at("00:20"),
      withoutValue(),
      event("").at("00:30"),
      event("c").points(-1),
      raw("d;u;noon;1")
    };
    var result = read(pipeline, events).apply(ValidateEvents.by(new ScoreContract()));
    PAssert.that(result.failures())
        .containsInAnyOrder(
            new RejectionBatch(
                List.of(
                    rejection(events, 1, RejectionReason.MALFORMED, "not four fields"),
                    rejection(events, 3, RejectionReason.NULL_VALUE, "no value"),
                    rejection(events, 4, RejectionReason.MISSING_FIELD, "id or player is empty"),
                    rejection(events, 5, RejectionReason.OUT_OF_RANGE, "points are negative"),
                    rejection(events, 6, RejectionReason.BAD_FORMAT, "not a number"))));
    new Transcript().events("valid", result.output()).expect("valid: a@00:10", "valid: b@00:20");
    pipeline.run();
  }

  private static Rejection rejection(
      TestEvent[] events, long offset, RejectionReason reason, String detail) {
    RecordCursor record = TestBatches.records(List.of(events)).cursor();
    do {
      record.next();
    } while (record.offset() < offset);
    return Rejection.of(reason, detail, "validate", TestBatches.TOPIC, 0, record);
  }

  @Test
  void gathersEventsByShardUpToTheSizeOfABatch(TestPipeline pipeline) {
    PCollection<RecordBatch> records =
        read(
            pipeline,
            event("a").user("u").at("00:40"),
            event("b").user("v").at("00:30"),
            event("c").user("u").at("00:20"),
            event("d").user("w").at("00:10"));
    ValidateEvents validate = ValidateEvents.by(new ScoreContract());
    PAssert.that(describe("as usual", records, validate))
        .containsInAnyOrder(
            shard("u", 64) + ": 2 events from 00:20",
            shard("v", 64) + ": 1 events from 00:30",
            shard("w", 64) + ": 1 events from 00:10");
    PAssert.that(describe("one shard", records, validate.withShards(new Shards(1))))
        .containsInAnyOrder("shard 0: 4 events from 00:10");
    PAssert.that(
            describe("one event", records, validate.withShards(new Shards(1)).withBatchBytes(1)))
        .containsInAnyOrder(
            "shard 0: 1 events from 00:40",
            "shard 0: 1 events from 00:30",
            "shard 0: 1 events from 00:20",
            "shard 0: 1 events from 00:10");
    pipeline.run();
  }

  private static PCollection<String> describe(
      String name, PCollection<RecordBatch> records, ValidateEvents validate) {
    WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> result =
        records.apply("Validate " + name, validate);
    return result.output().apply("Describe " + name, ParDo.of(new DescribeFn()));
  }
}
