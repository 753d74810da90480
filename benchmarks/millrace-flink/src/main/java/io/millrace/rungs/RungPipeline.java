package io.millrace.rungs;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import io.millrace.clickstream.ClickSchemas;
import io.millrace.clickstream.Clickstream;
import io.millrace.enrich.LatestReference;
import io.millrace.load.oracle.Rung;
import io.millrace.pipeline.EventPipeline;
import io.millrace.pipeline.options.PipelineSettings;
import io.millrace.pipeline.write.EnrichedFormat;
import io.millrace.reject.RejectionBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** The steps of the flagship up to a rung. */
final class RungPipeline {
  private final Rung rung;

  RungPipeline(Rung rung) {
    this.rung = rung;
  }

  void addTo(Pipeline pipeline, PipelineSettings settings) {
    EventPipeline steps = EventPipeline.of(new Clickstream(), settings);
    if (rung.totals()) {
      steps.addTo(pipeline);
    } else if (rung.passesAll()) {
      pipeline
          .apply("Read clicks", steps.read())
          .apply("Pass", ParDo.of(new PassFn(settings.outputTopic(), rung == Rung.J1)))
          .setCoder(RecordBatchCoder.of())
          .apply("Write enriched", steps.write());
    } else {
      addWithoutTotals(pipeline, settings, steps);
    }
  }

  private void addWithoutTotals(Pipeline pipeline, PipelineSettings settings, EventPipeline steps) {
    WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> valid =
        pipeline.apply("Read clicks", steps.read()).apply("Validate", steps.validate());
    PCollection<KV<Integer, EventBatch>> events = valid.output();
    List<PCollection<RejectionBatch>> rejected = new ArrayList<>(List.of(valid.failures()));
    if (!rung.passesCopies()) {
      events = events.apply("Deduplicate", steps.deduplicate());
    }
    if (rung.enriches()) {
      WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> enriched =
          events.apply(
              "Enrich",
              steps.enrich(
                  pipeline
                      .apply("Read profiles", steps.readReference())
                      .apply("Show profiles", LatestReference.asView())));
      events = enriched.output();
      rejected.add(enriched.failures());
    }
    int schema = rung.enriches() ? ClickSchemas.ENRICHED_CLICK : ClickSchemas.CLICK_EVENT;
    PCollection<RecordBatch> records =
        events
            .apply(
                "Format enriched",
                ParDo.of(new EnrichedFormat.FormatFn(settings.outputTopic(), schema)))
            .setCoder(RecordBatchCoder.of());
    records.apply("Write enriched", steps.write());
    PCollectionList.of(rejected)
        .apply("Gather rejections", Flatten.pCollections())
        .apply("Write dead letters", steps.writeDeadLetters());
  }
}
