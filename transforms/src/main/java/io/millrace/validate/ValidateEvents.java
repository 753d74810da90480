package io.millrace.validate;

import io.millrace.batch.BatchTimestamps;
import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchCoder;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RequireGlobalWindow;
import io.millrace.contract.EventContract;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionBatch;
import io.millrace.reject.RejectionBatchCoder;
import io.millrace.reject.RejectionCounters;
import io.millrace.shard.Shards;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Duration;

/**
 * Checks every record by an {@link EventContract}. Valid events come out by shard of their key, in
 * the order of their records within one bundle and shard; every other record comes out as a
 * rejection with its reason. No input, however broken, fails the bundle.
 *
 * <p>Events are gathered per shard within a bundle, up to {@link #withBatchBytes}, and stamped with
 * the smallest event time inside. Input must be in the global window. Keeps no state beyond a
 * bundle.
 *
 * <p>Metrics: {@code valid} (events), {@code rejected-<REASON>}.
 *
 * <pre>{@code
 * WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> events =
 *     records.apply("Validate", ValidateEvents.by(contract).withShards(new Shards(64)));
 * }</pre>
 */
public final class ValidateEvents
    extends PTransform<
        PCollection<RecordBatch>,
        WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch>> {
  /** Bytes at which a shard's batch is full, unless configured otherwise. */
  public static final int DEFAULT_BATCH_BYTES = 32 * 1024;

  /** The stage's name in rejections. */
  public static final String STAGE = "validate";

  private static final TupleTag<KV<Integer, EventBatch>> VALID = new TupleTag<>() {};
  private static final TupleTag<RejectionBatch> REJECTED = new TupleTag<>() {};

  private final EventContract contract;
  private final Shards shards;
  private final int batchBytes;

  private ValidateEvents(EventContract contract, Shards shards, int batchBytes) {
    this.contract = contract;
    this.shards = shards;
    this.batchBytes = batchBytes;
  }

  /** Validates by the given contract, into {@link Shards#DEFAULT} shards. */
  public static ValidateEvents by(EventContract contract) {
    return new ValidateEvents(contract, new Shards(Shards.DEFAULT), DEFAULT_BATCH_BYTES);
  }

  /** Splits events over this many shards. */
  public ValidateEvents withShards(Shards newShards) {
    return new ValidateEvents(contract, newShards, batchBytes);
  }

  /** Gives a shard's batch when it has at least this many bytes, 1 or more. */
  public ValidateEvents withBatchBytes(int newBatchBytes) {
    if (newBatchBytes < 1) {
      throw new IllegalArgumentException("batch bytes must be at least 1, not " + newBatchBytes);
    }
    return new ValidateEvents(contract, shards, newBatchBytes);
  }

  @Override
  public WithFailures.Result<PCollection<KV<Integer, EventBatch>>, RejectionBatch> expand(
      PCollection<RecordBatch> records) {
    RequireGlobalWindow.of("ValidateEvents", records);
    PCollectionTuple results =
        records.apply(
            "Check records",
            ParDo.of(new ValidateFn(contract, shards, batchBytes))
                .withOutputTags(VALID, TupleTagList.of(REJECTED)));
    return WithFailures.Result.of(
        results.get(VALID).setCoder(KvCoder.of(VarIntCoder.of(), EventBatchCoder.of())),
        results.get(REJECTED).setCoder(RejectionBatchCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("shards", shards.count()).withLabel("Shards"));
    builder.add(DisplayData.item("batchBytes", batchBytes).withLabel("Bytes of a full batch"));
  }

  static final class ValidateFn extends DoFn<RecordBatch, KV<Integer, EventBatch>> {
    private final Counter valid = Metrics.counter(ValidateEvents.class, "valid");
    private final RejectionCounters rejected = new RejectionCounters(ValidateEvents.class);
    private final EventContract contract;
    private final Shards shards;
    private final int batchBytes;
    private transient BatchValidator validator;

    ValidateFn(EventContract contract, Shards shards, int batchBytes) {
      this.contract = contract;
      this.shards = shards;
      this.batchBytes = batchBytes;
    }

    @StartBundle
    public void startBundle() {
      if (validator == null) {
        validator = new BatchValidator(STAGE, contract, shards, batchBytes);
      }
    }

    @ProcessElement
    public void process(ProcessContext c) {
      List<Rejection> rejections =
          validator.add(
              c.element(),
              c.timestamp().getMillis(),
              (shard, events, timestamp) ->
                  c.outputWithTimestamp(KV.of(shard, events), BatchTimestamps.of(timestamp)));
      valid.inc(c.element().count() - rejections.size());
      if (!rejections.isEmpty()) {
        rejected.count(rejections);
        c.output(REJECTED, new RejectionBatch(rejections));
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext c) {
      validator.flush(
          (shard, events, timestamp) ->
              c.output(KV.of(shard, events), BatchTimestamps.of(timestamp), GlobalWindow.INSTANCE));
    }

    @Override
    @SuppressWarnings("deprecation") // A full batch may hold an earlier record of the bundle.
    public Duration getAllowedTimestampSkew() {
      return Duration.millis(Long.MAX_VALUE);
    }
  }
}
