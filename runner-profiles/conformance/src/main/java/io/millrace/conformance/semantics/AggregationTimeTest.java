package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;

import io.millrace.aggregate.AggregateEvents;
import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.conformance.ScoreContract;
import io.millrace.conformance.ScoreTotals;
import io.millrace.conformance.Script;
import io.millrace.conformance.Shown;
import io.millrace.reject.RejectionBatch;
import io.millrace.shard.ShardStateKind;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Windows of one minute that take corrections for two. */
@ExtendWith(TestPipelineExtension.class)
class AggregationTimeTest {
  private static void expect(
      TestPipeline pipeline,
      TestStream<KV<Integer, EventBatch>> script,
      List<String> totals,
      List<String> rejections) {
    PCollection<KV<Integer, EventBatch>> events = pipeline.apply(script);
    for (ShardStateKind kind : ShardStateKind.values()) {
      WithFailures.Result<PCollection<RecordBatch>, RejectionBatch> result =
          events.apply(
              "Aggregate in " + kind,
              AggregateEvents.of(new ScoreContract(), new ScoreTotals())
                  .withWindow(Duration.ofMinutes(1), Duration.ofMinutes(2))
                  .withState(kind));
      PAssert.that("totals of " + kind, Shown.records("totals of " + kind, result.output()))
          .containsInAnyOrder(totals);
      PAssert.that("late of " + kind, Shown.rejections("late of " + kind, result.failures()))
          .containsInAnyOrder(rejections);
    }
    pipeline.run();
  }

  @Test
  void givesTotalsWhenTheWatermarkPassesTheEndOfTheWindow(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("a").at("00:10").points(2), event("b").at("00:50").points(3))
            .watermark("01:00")
            .batch(event("c").at("00:20").points(5))
            .watermark("02:00")
            .end(),
        List.of(
            "u@00:00 2 events, 5 points, revision 0", "u@00:00 3 events, 10 points, revision 1"),
        List.of());
  }
}
