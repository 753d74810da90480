package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;

import io.millrace.aggregate.AggregateEvents;
import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.conformance.ScoreContract;
import io.millrace.conformance.ScoreTotals;
import io.millrace.conformance.Script;
import io.millrace.conformance.Transcript;
import io.millrace.reject.RejectionBatch;
import io.millrace.shard.ShardStateKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * When totals are given: windows of one minute that take corrections for two, with both kinds of
 * state.
 */
@ExtendWith(TestPipelineExtension.class)
class AggregationTimeTest {
  private static void expect(
      TestPipeline pipeline, TestStream<KV<Integer, EventBatch>> script, String... lines) {
    PCollection<KV<Integer, EventBatch>> events = pipeline.apply(script);
    Transcript transcript = new Transcript();
    List<String> expected = new ArrayList<>();
    for (ShardStateKind kind : ShardStateKind.values()) {
      WithFailures.Result<PCollection<RecordBatch>, RejectionBatch> result =
          events.apply(
              "Aggregate in " + kind,
              AggregateEvents.of(new ScoreContract(), new ScoreTotals())
                  .withWindow(Duration.ofMinutes(1), Duration.ofMinutes(2))
                  .withState(kind));
      transcript.records(kind.name(), result.output()).rejections(kind.name(), result.failures());
      for (String line : lines) {
        expected.add(kind + ": " + line);
      }
    }
    transcript.expect(expected);
    pipeline.run();
  }

  @Test
  void givesEveryKeysTotalOnceTheWatermarkPassesTheWindow(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("a").at("00:10").points(2), event("b").user("v").at("00:50").points(3))
            .batch(event("c").at("00:20").points(5), event("d").at("01:20").points(7))
            .watermark("00:40")
            .watermark("02:00")
            .batch(event("e").at("02:30").points(9))
            .end(),
        "u@00:00 2 events, 7 points, revision 0",
        "v@00:00 1 events, 3 points, revision 0",
        "u@01:00 1 events, 7 points, revision 0",
        "u@02:00 1 events, 9 points, revision 0");
  }

  @Test
  void correctsTotalsWithinTheLatenessAndRejectsAfterIt(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("a").at("00:10").points(1))
            .watermark("01:30")
            .batch(event("b").at("00:20").points(2))
            .batch(event("c").at("00:30").points(4), event("d").at("00:40").points(8))
            .batch(event("first of v").user("v").at("00:50").points(16))
            .watermark("02:59")
            .batch(event("e").user("v").at("00:55").points(32), event("f").at("01:05").points(1))
            .watermark("03:30")
            .batch(event("g").at("00:59").points(64), event("h").at("01:10").points(2))
            .end(),
        "u@00:00 1 events, 1 points, revision 0",
        "u@00:00 2 events, 3 points, revision 1",
        "u@00:00 4 events, 15 points, revision 2",
        "v@00:00 1 events, 16 points, revision 0",
        "v@00:00 2 events, 48 points, revision 1",
        "u@01:00 1 events, 1 points, revision 0",
        "u@01:00 2 events, 3 points, revision 1",
        "LATE g@00:59");
  }

  @Test
  void givesTheFirstLateTotalOfAWindowAtOnce(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("early").at("09:00"))
            .watermark("02:00")
            .batch(event("a").at("00:10"))
            .batch(event("b").at("00:20"), event("c").user("v").at("01:20"))
            .batch(event("d").user("v").at("01:30"), event("e").user("v").at("01:30"))
            .watermark("10:00")
            .end(),
        "u@00:00 1 events, 1 points, revision 0",
        "u@00:00 2 events, 2 points, revision 1",
        "v@01:00 1 events, 1 points, revision 0",
        "v@01:00 3 events, 3 points, revision 1",
        "u@09:00 1 events, 1 points, revision 0");
  }

  @Test
  void aWindowHoldsItsStartAndNotItsEnd(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(
                event("before").at("00:59.999"),
                event("start").at("01:00"),
                event("last").at("01:59.999"),
                event("end").at("02:00"))
            .end(),
        "u@00:00 1 events, 1 points, revision 0",
        "u@01:00 2 events, 2 points, revision 0",
        "u@02:00 1 events, 1 points, revision 0");
  }

  @Test
  void firesAndClosesExactlyAtTheBorders(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("a").at("00:10").points(1))
            .watermark("00:59.999")
            .batch(event("on time").at("00:59.999").points(2))
            .watermark("01:00")
            .batch(event("late").at("00:59.999").points(4))
            .watermark("02:59.999")
            .batch(event("latest").at("00:00").points(8), event("new").user("v").at("00:59.999"))
            .watermark("03:00")
            .batch(event("too late").at("00:59.999").points(16), event("next").at("01:00"))
            .watermark("03:00.001")
            .batch(event("never").user("v").at("00:00"))
            .end(),
        "u@00:00 2 events, 3 points, revision 0",
        "u@00:00 3 events, 7 points, revision 1",
        "u@00:00 4 events, 15 points, revision 2",
        "v@00:00 1 events, 1 points, revision 0",
        "u@01:00 1 events, 1 points, revision 0",
        "LATE too late@00:59.999",
        "LATE never@00:00");
  }

  @Test
  void anEarlierWindowMovesTheNextResultForward(TestPipeline pipeline) {
    expect(
        pipeline,
        Script.ofEvents()
            .batch(event("future").at("58:00").points(1))
            .batch(event("a").at("04:10").points(2))
            .batch(event("b").at("00:10").points(4))
            .watermark("01:00")
            .batch(event("c").at("00:20").points(8))
            .watermark("05:00")
            .batch(event("d").at("04:20").points(16))
            .watermark("57:00")
            .batch(event("more future").at("58:59").points(32))
            .end(),
        "u@00:00 1 events, 4 points, revision 0",
        "u@00:00 2 events, 12 points, revision 1",
        "u@04:00 1 events, 2 points, revision 0",
        "u@04:00 2 events, 18 points, revision 1",
        "u@58:00 2 events, 33 points, revision 0");
  }
}
