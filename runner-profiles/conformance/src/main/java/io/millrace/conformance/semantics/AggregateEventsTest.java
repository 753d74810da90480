package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregate.AggregateEvents;
import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.conformance.Counters;
import io.millrace.conformance.ScoreContract;
import io.millrace.conformance.ScoreTotals;
import io.millrace.conformance.Script;
import io.millrace.conformance.Times;
import io.millrace.conformance.Transcript;
import java.time.Duration;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes out of aggregation. */
@ExtendWith(TestPipelineExtension.class)
class AggregateEventsTest {
  private static final AggregateEvents AGGREGATE =
      AggregateEvents.of(new ScoreContract(), new ScoreTotals());

  @Test
  void sumsUpInTheWindowsThatWereAskedForAndCounts(TestPipeline pipeline) {
    PCollection<KV<Integer, EventBatch>> events =
        pipeline.apply(
            Script.ofEvents()
                .batch(
                    event("a").at("00:10").points(1),
                    event("b").at("01:10").points(2),
                    event("c").user("v").at("01:20").points(4))
                .watermark("04:00")
                .batch(event("d").at("00:20").points(8))
                .batch(event("e").at("01:30").points(16))
                .end());
    var minutes = events.apply("Minutes", AGGREGATE);
    var halfHours =
        events.apply(
            "Half hours", AGGREGATE.withWindow(Duration.ofMinutes(30), Duration.ofMinutes(2)));
    var patient =
        events.apply("Patient", AGGREGATE.withWindow(Duration.ofMinutes(1), Duration.ofHours(1)));
    var impatient =
        events.apply("Impatient", AGGREGATE.withWindow(Duration.ofMinutes(1), Duration.ZERO));
    new Transcript()
        .records("minutes", minutes.output())
        .rejections("minutes", minutes.failures())
        .records("half hours", halfHours.output())
        .rejections("half hours", halfHours.failures())
        .records("patient", patient.output())
        .rejections("patient", patient.failures())
        .records("impatient", impatient.output())
        .rejections("impatient", impatient.failures())
        .expect(
            "minutes: u@00:00 1 events, 1 points, revision 0",
            "minutes: u@01:00 1 events, 2 points, revision 0",
            "minutes: v@01:00 1 events, 4 points, revision 0",
            "minutes: LATE d@00:20",
            "minutes: LATE e@01:30",
            "half hours: u@00:00 4 events, 27 points, revision 0",
            "half hours: v@00:00 1 events, 4 points, revision 0",
            "patient: u@00:00 1 events, 1 points, revision 0",
            "patient: u@00:00 2 events, 9 points, revision 1",
            "patient: u@01:00 1 events, 2 points, revision 0",
            "patient: u@01:00 2 events, 18 points, revision 1",
            "patient: v@01:00 1 events, 4 points, revision 0",
            "impatient: u@00:00 1 events, 1 points, revision 0",
            "impatient: u@01:00 1 events, 2 points, revision 0",
            "impatient: v@01:00 1 events, 4 points, revision 0",
            "impatient: LATE d@00:20",
            "impatient: LATE e@01:30");
    assertThat(Counters.of(pipeline.run(), AggregateEvents.class))
        .containsEntry("counted", 3L + 5 + 5 + 3)
        .containsEntry("totals", 3L + 2 + 5 + 3)
        .containsEntry("rejected-LATE", 4L);
  }

  @Test
  void onTimeTotalsAreStampedInsideTheirWindow(TestPipeline pipeline) {
    PCollection<String> windowed =
        pipeline
            .apply(
                Script.ofEvents()
                    .batch(event("a").at("00:10"), event("b").at("02:10"))
                    .watermark("01:30")
                    .end())
            .apply(AGGREGATE)
            .output()
            .apply(
                "Count records",
                MapElements.into(TypeDescriptors.strings())
                    .via((RecordBatch records) -> records.count() + " records"))
            .apply(Window.into(FixedWindows.of(org.joda.time.Duration.standardMinutes(1))));
    PAssert.that(windowed)
        .inWindow(new IntervalWindow(Times.instant("00:00"), Times.instant("01:00")))
        .containsInAnyOrder("1 records");
    PAssert.that(windowed)
        .inWindow(new IntervalWindow(Times.instant("02:00"), Times.instant("03:00")))
        .containsInAnyOrder("1 records");
    pipeline.run();
  }
}
