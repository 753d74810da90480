package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;

import io.millrace.aggregate.AggregateEvents;
import io.millrace.batch.EventBatch;
import io.millrace.conformance.ScoreContract;
import io.millrace.conformance.ScoreTotals;
import io.millrace.conformance.Script;
import io.millrace.conformance.Transcript;
import io.millrace.deduplicate.DeduplicateEvents;
import io.millrace.shard.ShardStateKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Which copies are dropped: a horizon of ten minutes, forgotten in slices of five, with both kinds
 * of state.
 */
@ExtendWith(TestPipelineExtension.class)
class DeduplicationTimeTest {
  private static void expect(
      TestPipeline pipeline, TestStream<KV<Integer, EventBatch>> script, String... passed) {
    PCollection<KV<Integer, EventBatch>> events = pipeline.apply(script);
    Transcript transcript = new Transcript();
    List<String> expected = new ArrayList<>();
    for (ShardStateKind kind : ShardStateKind.values()) {
      transcript.events(
          kind.name(),
          events.apply(
              "Deduplicate in " + kind,
              DeduplicateEvents.within(Duration.ofMinutes(10)).withState(kind)));
      for (String line : passed) {
        expected.add(kind + ": " + line);
      }
    }
    transcript.expect(expected);
    pipeline.run();
  }

  @Test
  void theFirstToArrivePassesWhereverTheCopiesCome(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("a").at("00:10"), event("a").at("00:10"), event("b").at("00:20"))
            .batches(
                List.of(event("c").at("00:30"), event("a").at("00:10")),
                List.of(event("c").at("00:30"), event("d").at("00:59.999")))
            .batch(event("d").at("01:00"), event("c").at("00:29"), event("e").at("00:10"))
            .watermark("05:00")
            .batch(event("b").at("00:20"), event("e").at("00:10"), event("f").at("04:00"))
            .end(),
        "a@00:10",
        "b@00:20",
        "c@00:30",
        "d@00:59.999",
        "e@00:10",
        "f@04:00");
  }

  @Test
  void copiesAreAtMostTheHorizonApartInEventTime(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("a").at("20:00"), event("b").at("20:00"), event("c").at("04:59.999"))
            .batch(event("a").at("30:00"), event("b").at("30:00.001"), event("c").at("05:00"))
            .batch(event("a").at("10:00"), event("b").at("09:59.999"), event("c").at("14:59.999"))
            .batch(event("b").at("19:00"), event("b").at("40:00.002"), event("c").at("15:00"))
            .end(),
        "a@20:00",
        "b@20:00",
        "b@30:00.001",
        "b@09:59.999",
        "b@40:00.002",
        "c@04:59.999",
        "c@15:00");
  }

  @Test
  void anIdIsForgottenWhenItsSliceIsAHorizonBehindTheWatermark(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("a").at("00:00"), event("b").at("04:59.999"), event("c").at("05:00"))
            .watermark("10:00")
            .batch(event("a").at("00:00"))
            .watermark("14:59.999")
            .batch(event("a").at("00:00"), event("b").at("04:59.999"), event("c").at("05:00"))
            .watermark("15:00")
            .batch(event("a").at("00:00"), event("b").at("04:59.999"), event("c").at("05:00"))
            .watermark("20:00")
            .batch(event("a").at("10:00"), event("c").at("05:00"))
            .batch(event("a").at("10:00"), event("c").at("05:00"))
            .end(),
        "a@00:00",
        "b@04:59.999",
        "c@05:00",
        "a@00:00",
        "b@04:59.999",
        "c@05:00",
        "a@10:00",
        "c@05:00");
  }

  @Test
  void theHorizonIsThatOfTheCopyThatPassed(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("a").at("04:00"), event("late").at("59:00"))
            .watermark("08:00")
            .batch(event("a").at("12:00"))
            .watermark("15:00")
            .batch(event("a").at("12:00"))
            .batch(event("a").at("21:00"))
            .end(),
        "a@04:00",
        "late@59:00",
        "a@12:00");
  }

  @Test
  void aCopyOfAForgottenIdIsLateForItsTotal(TestPipeline pipeline) {
    PCollection<KV<Integer, EventBatch>> events =
        pipeline.apply(
            Script.ofEvents()
                .batch(event("a").at("00:10"))
                // Flink shows aggregation a watermark only after the bundle in which deduplication
                // acted on it: the one before has to be late enough.
                .watermark("14:00")
                .watermark("15:00")
                .batch(event("a").at("00:10"))
                .batch(event("a").at("00:10"), event("b").at("20:00"))
                .end());
    Transcript transcript = new Transcript();
    List<String> expected = new ArrayList<>();
    for (ShardStateKind kind : ShardStateKind.values()) {
      var totals =
          events
              .apply(
                  "Deduplicate in " + kind,
                  DeduplicateEvents.within(Duration.ofMinutes(10)).withState(kind))
              .apply(
                  "Aggregate in " + kind,
                  AggregateEvents.of(new ScoreContract(), new ScoreTotals()).withState(kind));
      transcript.records(kind.name(), totals.output()).rejections(kind.name(), totals.failures());
      expected.add(kind + ": u@00:00 1 events, 1 points, revision 0");
      expected.add(kind + ": LATE a@00:10");
      expected.add(kind + ": LATE a@00:10");
      expected.add(kind + ": u@20:00 1 events, 1 points, revision 0");
    }
    transcript.expect(expected);
    pipeline.run();
  }
}
