package io.millrace.clickstream;

import io.millrace.aggregate.AggregateEvents;
import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import io.millrace.contract.EventContract;
import io.millrace.deduplicate.DeduplicateEvents;
import io.millrace.enrich.EnrichEvents;
import io.millrace.enrich.LatestReference;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.pipeline.options.PipelineSettings;
import io.millrace.pipeline.read.ReadBatches;
import io.millrace.pipeline.reference.ReadReference;
import io.millrace.pipeline.write.WriteBatches;
import io.millrace.pipeline.write.WriteDeadLetters;
import io.millrace.reject.RejectionBatch;
import io.millrace.shard.Shards;
import io.millrace.validate.ValidateEvents;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * The flagship: raw clicks in; enriched clicks, totals per user and window, and dead letters out.
 *
 * <p>Reads like the picture in {@code docs/architecture.md}: read, validate, deduplicate, enrich,
 * aggregate, write.
 */
public final class Clickstream {
  private final PipelineSettings settings;
  private final EventContract contract = ClickContract.create();

  private Clickstream(PipelineSettings settings) {
    this.settings = settings;
  }

  /** Adds the flagship to a pipeline. */
  public static void addTo(Pipeline pipeline, PipelineSettings settings) {
    new Clickstream(settings).build(pipeline);
  }

  private void build(Pipeline pipeline) {
    WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> valid =
        pipeline.apply("Read clicks", read()).apply("Validate", validate());

    PCollection<KV<Integer, EventBatch>> unique =
        valid.output().apply("Deduplicate", deduplicate());

    PCollectionView<ReferenceSnapshot> profiles =
        pipeline
            .apply("Read profiles", readProfiles())
            .apply("Show profiles", LatestReference.asView());
    WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> enriched =
        unique.apply("Enrich", enrich(profiles));

    WithFailures.Result<PCollection<RecordBatch>, RejectionBatch> totals =
        enriched.output().apply("Aggregate", aggregate());

    enriched
        .output()
        .apply("Format enriched", ParDo.of(new FormatFn(settings.outputTopic())))
        .setCoder(RecordBatchCoder.of())
        .apply("Write enriched", write());
    totals.output().apply("Write totals", write());
    PCollectionList.of(List.of(valid.failures(), enriched.failures(), totals.failures()))
        .apply("Gather rejections", Flatten.pCollections())
        .apply(
            "Write dead letters",
            WriteDeadLetters.to(settings.deadLetterTopic(), settings.maxRecordBytes(), write()));
  }

  private ReadBatches read() {
    return ReadBatches.of(settings.bootstrapServers(), List.of(settings.inputTopic()))
        .withGroup(settings.consumerGroup())
        .withConsumerProperties(settings.kafkaProperties())
        .withPacking(settings.packing())
        .withMaxDisorder(settings.maxDisorder())
        .withIdleTimeout(settings.idleTimeout());
  }

  private ValidateEvents validate() {
    return ValidateEvents.by(contract).withShards(new Shards(settings.shards()));
  }

  private DeduplicateEvents deduplicate() {
    return DeduplicateEvents.within(settings.deduplicationHorizon())
        .withState(settings.shardState());
  }

  private ReadReference readProfiles() {
    return ReadReference.of(
            settings.bootstrapServers(), settings.referenceTopic(), new ProfileFormat())
        .withRefresh(settings.referenceRefresh())
        .withConsumerProperties(settings.kafkaProperties());
  }

  private EnrichEvents enrich(PCollectionView<ReferenceSnapshot> profiles) {
    return EnrichEvents.with(profiles, ProfileFormat.missing())
        .withUnknownReference(settings.unknownReference())
        .withMaxRecordBytes(settings.maxRecordBytes());
  }

  private AggregateEvents aggregate() {
    return AggregateEvents.of(contract, new ClickTotalsFormat(settings.aggregateTopic(), contract))
        .withWindow(settings.windowSize(), settings.allowedLateness())
        .withState(settings.shardState());
  }

  private WriteBatches write() {
    return WriteBatches.to(settings.bootstrapServers())
        .withProducerProperties(settings.kafkaProperties())
        .withMaxRequestBytes(settings.maxRecordBytes());
  }

  /** Writes enriched events as records. */
  static final class FormatFn extends DoFn<KV<Integer, EventBatch>, RecordBatch> {
    private final String topic;
    private transient EnrichedFormat format;

    FormatFn(String topic) {
      this.topic = topic;
    }

    @Setup
    public void setup() {
      format = new EnrichedFormat(topic);
    }

    @ProcessElement
    public void process(ProcessContext c) {
      c.output(format.encode(c.element().getValue()));
    }
  }
}
