package io.millrace.pipeline;

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
import io.millrace.pipeline.write.EnrichedFormat;
import io.millrace.pipeline.write.WriteBatches;
import io.millrace.pipeline.write.WriteDeadLetters;
import io.millrace.reject.RejectionBatch;
import io.millrace.shard.Shards;
import io.millrace.validate.ValidateEvents;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * The pipeline of any domain: raw events in; enriched events, totals per key and window, and dead
 * letters out.
 *
 * <p>Reads like the picture in {@code docs/architecture.md}: read, validate, deduplicate, enrich,
 * aggregate, write. Steps are not nested, and their names are part of what a restored job goes by.
 * Who needs other steps, or fewer, takes those that are needed from here.
 */
public final class EventPipeline {
  private final Domain domain;
  private final PipelineSettings settings;
  private final EventContract contract;

  private EventPipeline(Domain domain, PipelineSettings settings) {
    this.domain = domain;
    this.settings = settings;
    this.contract = domain.contract();
  }

  /** The pipeline of a domain under these settings. */
  public static EventPipeline of(Domain domain, PipelineSettings settings) {
    return new EventPipeline(domain, settings);
  }

  /**
   * What the stages between the topics give.
   *
   * @param enriched records of enriched events
   * @param totals records of totals
   * @param rejected what any stage did not take
   */
  public record Outcome(
      PCollection<RecordBatch> enriched,
      PCollection<RecordBatch> totals,
      PCollection<RejectionBatch> rejected) {}

  /** Adds the whole pipeline, from Kafka to Kafka. */
  public void addTo(Pipeline pipeline) {
    PCollection<RecordBatch> events = pipeline.apply("Read " + domain.events(), read());
    PCollection<ReferenceSnapshot> reference =
        pipeline.apply("Read " + domain.reference(), readReference());
    Outcome outcome = process(events, reference);
    outcome.enriched().apply("Write enriched", write());
    outcome.totals().apply("Write totals", write());
    outcome.rejected().apply("Write dead letters", writeDeadLetters());
  }

  /**
   * Adds what is between the topics: all stages but reading and writing.
   *
   * @param events batches of raw events, in the global window
   * @param reference the reference data, a new snapshot for every change
   */
  public Outcome process(
      PCollection<RecordBatch> events, PCollection<ReferenceSnapshot> reference) {
    WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> valid =
        events.apply("Validate", validate());

    PCollection<KV<Integer, EventBatch>> unique =
        valid.output().apply("Deduplicate", deduplicate());

    PCollectionView<ReferenceSnapshot> latest =
        reference.apply("Show " + domain.reference(), LatestReference.asView());
    WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> enriched =
        unique.apply("Enrich", enrich(latest));

    WithFailures.Result<PCollection<RecordBatch>, RejectionBatch> totals =
        enriched.output().apply("Aggregate", aggregate());

    return new Outcome(
        enriched
            .output()
            .apply(
                "Format enriched",
                ParDo.of(
                    new EnrichedFormat.FormatFn(settings.outputTopic(), domain.enrichedSchema())))
            .setCoder(RecordBatchCoder.of()),
        totals.output(),
        PCollectionList.of(List.of(valid.failures(), enriched.failures(), totals.failures()))
            .apply("Gather rejections", Flatten.pCollections()));
  }

  /** The step that reads events. */
  public ReadBatches read() {
    return ReadBatches.of(settings.bootstrapServers(), List.of(settings.inputTopic()))
        .withGroup(settings.consumerGroup())
        .withConsumerProperties(settings.kafkaProperties())
        .withPacking(settings.packing())
        .withMaxDisorder(settings.maxDisorder())
        .withIdleTimeout(settings.idleTimeout());
  }

  /** The step that reads the reference data. */
  public ReadReference readReference() {
    return ReadReference.of(
            settings.bootstrapServers(), settings.referenceTopic(), domain.referenceFormat())
        .withRefresh(settings.referenceRefresh())
        .withConsumerProperties(settings.kafkaProperties());
  }

  /** The step that validates events. */
  public ValidateEvents validate() {
    return ValidateEvents.by(contract).withShards(new Shards(settings.shards()));
  }

  /** The step that drops copies. */
  public DeduplicateEvents deduplicate() {
    return DeduplicateEvents.within(settings.deduplicationHorizon())
        .withState(settings.shardState());
  }

  /** The step that adds reference data. */
  public EnrichEvents enrich(PCollectionView<ReferenceSnapshot> reference) {
    return EnrichEvents.with(reference, domain.missingReference())
        .withUnknownReference(settings.unknownReference())
        .withMaxRecordBytes(settings.maxRecordBytes());
  }

  private AggregateEvents aggregate() {
    return AggregateEvents.of(contract, domain.totalsFormat(settings.aggregateTopic()))
        .withWindow(settings.windowSize(), settings.allowedLateness())
        .withState(settings.shardState());
  }

  /** The step that writes records to their topics. */
  public WriteBatches write() {
    return WriteBatches.to(settings.bootstrapServers())
        .withProducerProperties(settings.kafkaProperties())
        .withMaxRequestBytes(settings.maxRecordBytes());
  }

  /** The step that writes dead letters. */
  public WriteDeadLetters writeDeadLetters() {
    return WriteDeadLetters.to(settings.deadLetterTopic(), settings.maxRecordBytes(), write());
  }
}
