package io.millrace.enrich;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchCoder;
import io.millrace.batch.RequireGlobalWindow;
import io.millrace.reject.RejectionBatch;
import io.millrace.reject.RejectionBatchCoder;
import io.millrace.reject.RejectionCounters;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Appends to every event what the reference data says of its key: the row's bytes as they are, so
 * that a payload is never parsed again. All events of a batch are joined with one snapshot, the
 * newest that the runner shows; until there is one, Beam holds events back.
 *
 * <p>An event without a row gets what stands for none, or is rejected as {@code UNKNOWN_REFERENCE}.
 * One whose enriched record would be larger than {@link #withMaxRecordBytes} is rejected as {@code
 * OVERSIZE}. Order is kept. No state besides the side input.
 *
 * <p>Metrics: {@code enriched} (events), {@code rejected-<REASON>}.
 */
public final class EnrichEvents
    extends PTransform<
        PCollection<KV<Integer, EventBatch>>,
        WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch>> {
  /** Largest enriched record, unless configured otherwise: Kafka's own default. */
  public static final int DEFAULT_MAX_RECORD_BYTES = 1024 * 1024;

  /** The stage's name in rejections. */
  public static final String STAGE = "enrich";

  private static final TupleTag<KV<Integer, EventBatch>> ENRICHED = new TupleTag<>() {};
  private static final TupleTag<RejectionBatch> REJECTED = new TupleTag<>() {};

  private final PCollectionView<ReferenceSnapshot> reference;
  private final byte[] missing;
  private final UnknownReference policy;
  private final int maxRecordBytes;

  private EnrichEvents(
      PCollectionView<ReferenceSnapshot> reference,
      byte[] missing,
      UnknownReference policy,
      int maxRecordBytes) {
    this.reference = reference;
    this.missing = missing;
    this.policy = policy;
    this.maxRecordBytes = maxRecordBytes;
  }

  /**
   * Joins with this view; events without a row pass.
   *
   * @param missing the extension that stands for no row
   */
  public static EnrichEvents with(PCollectionView<ReferenceSnapshot> reference, byte[] missing) {
    return new EnrichEvents(
        reference, missing.clone(), UnknownReference.PASS, DEFAULT_MAX_RECORD_BYTES);
  }

  /** Does this with events without a row. */
  public EnrichEvents withUnknownReference(UnknownReference newPolicy) {
    return new EnrichEvents(reference, missing, newPolicy, maxRecordBytes);
  }

  /** Rejects events whose enriched record would have more bytes, at least 1024. */
  public EnrichEvents withMaxRecordBytes(int newMaxRecordBytes) {
    if (newMaxRecordBytes < 1024) {
      throw new IllegalArgumentException(
          "the largest record must be at least 1024 bytes, not " + newMaxRecordBytes);
    }
    return new EnrichEvents(reference, missing, policy, newMaxRecordBytes);
  }

  @Override
  public WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> expand(
      PCollection<KV<Integer, EventBatch>> events) {
    RequireGlobalWindow.of("EnrichEvents", events);
    PCollectionTuple results =
        events.apply(
            "Append reference",
            ParDo.of(new EnrichFn(reference, missing, policy, maxRecordBytes))
                .withSideInputs(reference)
                .withOutputTags(ENRICHED, TupleTagList.of(REJECTED)));
    return WithFailures.Result.of(
        results.get(ENRICHED).setCoder(KvCoder.of(VarIntCoder.of(), EventBatchCoder.of())),
        results.get(REJECTED).setCoder(RejectionBatchCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("unknownReference", policy.name()).withLabel("Without a row"));
    builder.add(DisplayData.item("maxRecordBytes", maxRecordBytes).withLabel("Largest record"));
  }

  static final class EnrichFn extends DoFn<KV<Integer, EventBatch>, KV<Integer, EventBatch>> {
    private final Counter enrichedCount = Metrics.counter(EnrichEvents.class, "enriched");
    private final RejectionCounters rejected = new RejectionCounters(EnrichEvents.class);
    private final PCollectionView<ReferenceSnapshot> reference;
    private final byte[] missing;
    private final UnknownReference policy;
    private final int maxRecordBytes;
    private transient Enricher enricher;

    EnrichFn(
        PCollectionView<ReferenceSnapshot> reference,
        byte[] missing,
        UnknownReference policy,
        int maxRecordBytes) {
      this.reference = reference;
      this.missing = missing;
      this.policy = policy;
      this.maxRecordBytes = maxRecordBytes;
    }

    @Setup
    public void setup() {
      enricher = new Enricher(STAGE, missing, policy, maxRecordBytes);
    }

    @ProcessElement
    public void process(ProcessContext c) {
      EventBatch enriched = enricher.enrich(c.element().getValue(), c.sideInput(reference));
      enrichedCount.inc(enriched.count());
      if (enriched.count() > 0) {
        c.output(KV.of(c.element().getKey(), enriched));
      }
      if (!enricher.rejections().isEmpty()) {
        rejected.count(enricher.rejections());
        c.output(REJECTED, new RejectionBatch(enricher.rejections()));
      }
    }
  }
}
