package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;
import static io.millrace.conformance.TestEvent.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregate.AggregateEvents;
import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.conformance.Counters;
import io.millrace.conformance.Dialogue;
import io.millrace.conformance.Heard;
import io.millrace.conformance.Ledger;
import io.millrace.conformance.ScoreContract;
import io.millrace.conformance.ScoreTotals;
import io.millrace.conformance.Script;
import io.millrace.conformance.TestEvent;
import io.millrace.conformance.Times;
import io.millrace.conformance.Transcript;
import io.millrace.deduplicate.DeduplicateEvents;
import io.millrace.enrich.EnrichEvents;
import io.millrace.enrich.LatestReference;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.enrich.ReferenceSnapshotCoder;
import io.millrace.enrich.UnknownReference;
import io.millrace.shard.ShardStateKind;
import io.millrace.shard.Shards;
import io.millrace.validate.ValidateEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing vanishes and nothing is made up on the way through all stages, whatever comes. */
@ExtendWith(TestPipelineExtension.class)
class ConservationTest {
  private static final long SEED = 20260101;
  private static final int BATCHES = 30;
  private static final Duration HORIZON = Duration.ofMinutes(2);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration LATENESS = Duration.ofMinutes(2);
  private static final Map<String, String> REFERENCE =
      Map.of("p0", "zero", "p1", "one", "p2", "two", "p3", "three", "p4", "four");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<TestEvent> sent = new ArrayList<>();

  /** Lets batches through when the one before them has come out, and so the reference is there. */
  static final class GateFn extends DoFn<RecordBatch, RecordBatch> {
    private final Heard heard;

    GateFn(Heard heard) {
      this.heard = heard;
    }

    @ProcessElement
    public void process(ProcessContext c) throws InterruptedException {
      boolean first = c.element().lastOffset() == 0;
      if (!first) {
        heard.await();
      }
      c.output(c.element());
    }
  }

  private TestEvent next(long watermark, int number) {
    int kind = random.nextInt(100);
    if (kind < 8) {
      return raw("broken " + number).at(watermark).offset(number);
    }
    if (kind < 28 && !sent.isEmpty()) {
      TestEvent copy = sent.get(sent.size() - 1 - random.nextInt(Math.min(60, sent.size())));
      long shift = random.nextInt(4) == 0 ? random.nextLong(-150_000, 150_000) : 0;
      return copy.at(copy.eventTime() + shift).offset(number);
    }
    long time = watermark + random.nextLong(kind < 50 ? -260_000 : -30_000, 90_000);
    return event("e" + number)
        .user("p" + random.nextInt(6))
        .at(time)
        .points(random.nextInt(100))
        .offset(number);
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordIsAccountedForAsTheModelSays(ShardStateKind kind, TestPipeline pipeline) {
    Ledger ledger =
        new Ledger(HORIZON.toMillis(), WINDOW.toMillis(), LATENESS.toMillis(), REFERENCE);
    TestEvent opening = event("opening").user("p0").at("10:00").offset(0);
    Script<RecordBatch> script = Script.ofRecords().batch(opening);
    ledger.batch(List.of(opening));
    long watermark = Times.millis("10:00");
    int number = 1;
    for (int batch = 0; batch < BATCHES; batch++) {
      List<TestEvent> events = new ArrayList<>();
      for (int i = random.nextInt(1, 20); i > 0; i--) {
        TestEvent event = next(watermark, number++);
        events.add(event);
        if (event.raw() == null) {
          sent.add(event);
        }
      }
      script = script.batches(events);
      ledger.batch(events);
      if (random.nextInt(4) > 0) {
        watermark += random.nextInt(25) * 1000L;
        // Where a timer fired, Flink keeps a bundle open and the watermark back until the next
        // element: a copy that goes no further.
        TestEvent tick = event("tick").user("p0").at("59:00").offset(number++);
        script = script.watermark(Times.text(watermark)).batch(tick);
        ledger.watermark(watermark);
        ledger.batch(List.of(tick));
      }
    }
    ledger.watermark(Long.MAX_VALUE);
    expect(pipeline, script, kind, ledger.lines());
    conserves(number, ledger, pipeline);
  }

  private static void expect(
      TestPipeline pipeline, Script<RecordBatch> script, ShardStateKind kind, List<String> lines) {
    Heard heard = new Heard();
    PCollectionView<ReferenceSnapshot> reference =
        pipeline
            .apply(
                Create.of(Dialogue.snapshotOf(1, REFERENCE)).withCoder(ReferenceSnapshotCoder.of()))
            .apply(LatestReference.asView());
    var events =
        pipeline
            .apply(script.end())
            .apply("Gate", ParDo.of(new GateFn(heard)))
            .apply(ValidateEvents.by(new ScoreContract()).withShards(new Shards(3)));
    var enriched =
        events
            .output()
            .apply(DeduplicateEvents.within(HORIZON).withState(kind))
            .apply(
                EnrichEvents.with(reference, new byte[0])
                    .withUnknownReference(UnknownReference.REJECT));
    PCollection<KV<Integer, EventBatch>> output = enriched.output();
    heard.events("enriched", output);
    var totals =
        output.apply(
            AggregateEvents.of(new ScoreContract(), new ScoreTotals())
                .withWindow(WINDOW, LATENESS)
                .withState(kind));
    new Transcript()
        .rejections("rejected", events.failures(), "validate")
        .rejections("rejected", enriched.failures(), "enrich")
        .events("enriched", output)
        .records("totals", totals.output())
        .rejections("rejected", totals.failures(), "aggregate")
        .expect(lines);
  }

  private static void conserves(long read, Ledger ledger, TestPipeline pipeline) {
    var result = pipeline.run();
    var validate = Counters.of(result, ValidateEvents.class);
    var enrich = Counters.of(result, EnrichEvents.class);
    var aggregate = Counters.of(result, AggregateEvents.class);
    long duplicates = Counters.of(result, DeduplicateEvents.class).get("duplicates");
    long enriched = enrich.get("enriched");
    long rejected = validate.get("rejected-MALFORMED") + enrich.get("rejected-UNKNOWN_REFERENCE");
    assertThat(duplicates).isEqualTo(ledger.duplicates()).isPositive();
    assertThat(aggregate.get("rejected-LATE")).isEqualTo(ledger.late()).isPositive();
    assertThat(aggregate.get("counted")).isEqualTo(ledger.counted());
    assertThat(enriched + rejected + duplicates).isEqualTo(read);
    assertThat(aggregate.get("counted") + aggregate.get("rejected-LATE")).isEqualTo(enriched);
  }
}
