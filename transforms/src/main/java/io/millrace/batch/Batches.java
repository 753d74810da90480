package io.millrace.batch;

import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/**
 * The way from a pipeline of single elements into batches and back, so that any stage can be used
 * in it and Beam's own windowing can follow.
 *
 * <pre>{@code
 * PCollection<Click> clicks =
 *     keysAndValues                                       // in the global window
 *         .apply("Gather", Batches.ofRecords("clicks"))
 *         .apply("Validate", ValidateEvents.by(contract)).output()
 *         .apply("Deduplicate", DeduplicateEvents.within(Duration.ofMinutes(10)))
 *         .apply("Take events", Batches.events(Click::of, clickCoder));
 * }</pre>
 *
 * <p>A batch holds the watermark for what is on time in it, and every element that comes out of a
 * batch has its own timestamp again: nothing that was on time becomes late. An element that lies
 * before its batch was late when it came, and is for the allowed lateness of the windows that
 * follow to judge.
 */
public final class Batches {
  /** The coder of keys and values that may be null. */
  public static final KvCoder<byte[], byte[]> RECORD_CODER =
      KvCoder.of(NullableCoder.of(ByteArrayCoder.of()), NullableCoder.of(ByteArrayCoder.of()));

  private Batches() {}

  /**
   * Gathers keys and values, either of which may be null, into batches.
   *
   * @param topic what the batches and their rejections name as origin
   */
  public static OfRecords ofRecords(String topic) {
    return new OfRecords(topic, RecordBatch.DEFAULT_MAX_RECORDS, RecordBatch.DEFAULT_MAX_BYTES);
  }

  /**
   * Gives the key and value of every record, in order, each with the record's timestamp. Offsets
   * and headers do not come along. Input must be in the global window.
   */
  public static PTransform<PCollection<RecordBatch>, PCollection<KV<byte[], byte[]>>> records() {
    return new Records();
  }

  /**
   * Gives what {@code fn} makes of every event, in order, each with the event's time. Input must be
   * in the global window.
   *
   * @param fn makes an element of the event with this index; must not keep the batch
   * @param coder the coder of the elements
   */
  public static <T> PTransform<PCollection<KV<Integer, EventBatch>>, PCollection<T>> events(
      SerializableBiFunction<EventBatch, Integer, T> fn, Coder<T> coder) {
    return new Events<>(fn, coder);
  }

  /**
   * Gathers the keys and values of a bundle, in the order they come, into batches. Each record has
   * the timestamp of its element, no offset and no headers; the batch has the smallest of them.
   * Full batches come out at once, the rest when the bundle ends. Input must be in the global
   * window. Keeps no state beyond a bundle.
   *
   * <p>Give the elements their timestamps before: stages take a record's timestamp for an upper
   * bound of the event time. Elements must not be late already: a batch that is stamped behind the
   * watermark is not held for on every runner, and takes its other elements along.
   */
  public static final class OfRecords
      extends PTransform<PCollection<KV<byte[], byte[]>>, PCollection<RecordBatch>> {
    private final String topic;
    private final int maxRecords;
    private final int maxBytes;

    private OfRecords(String topic, int maxRecords, int maxBytes) {
      this.topic = topic;
      this.maxRecords = maxRecords;
      this.maxBytes = maxBytes;
    }

    /** Gathers up to this many records in a batch, 1 or more. */
    public OfRecords withMaxRecords(int newMaxRecords) {
      return new OfRecords(topic, atLeastOne("max records", newMaxRecords), maxBytes);
    }

    /** Gathers up to this many bytes in a batch, 1 or more; one larger record stands alone. */
    public OfRecords withMaxBytes(int newMaxBytes) {
      return new OfRecords(topic, maxRecords, atLeastOne("max bytes", newMaxBytes));
    }

    private static int atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " of a batch must be at least 1, not " + value);
      }
      return value;
    }

    @Override
    public PCollection<RecordBatch> expand(PCollection<KV<byte[], byte[]>> records) {
      RequireGlobalWindow.of("Batches.ofRecords", records);
      return records
          .apply("Gather records", ParDo.of(new GatherFn(topic, maxRecords, maxBytes)))
          .setCoder(RecordBatchCoder.of());
    }

    @Override
    public void populateDisplayData(DisplayData.Builder builder) {
      builder.add(DisplayData.item("topic", topic).withLabel("Topic"));
      builder.add(DisplayData.item("maxRecords", maxRecords).withLabel("Records in a batch"));
      builder.add(DisplayData.item("maxBytes", maxBytes).withLabel("Bytes in a batch"));
    }
  }

  private static final class Records
      extends PTransform<PCollection<RecordBatch>, PCollection<KV<byte[], byte[]>>> {
    @Override
    public PCollection<KV<byte[], byte[]>> expand(PCollection<RecordBatch> batches) {
      RequireGlobalWindow.of("Batches.records", batches);
      return batches.apply("Take records", ParDo.of(new RecordsFn())).setCoder(RECORD_CODER);
    }
  }

  private static final class Events<T>
      extends PTransform<PCollection<KV<Integer, EventBatch>>, PCollection<T>> {
    private final SerializableBiFunction<EventBatch, Integer, T> fn;
    private final Coder<T> coder;

    Events(SerializableBiFunction<EventBatch, Integer, T> fn, Coder<T> coder) {
      this.fn = fn;
      this.coder = coder;
    }

    @Override
    public PCollection<T> expand(PCollection<KV<Integer, EventBatch>> batches) {
      RequireGlobalWindow.of("Batches.events", batches);
      return batches.apply("Take events", ParDo.of(new EventsFn<>(fn))).setCoder(coder);
    }
  }

  /**
   * A function whose output may be earlier than the element at hand: a full batch may hold an
   * earlier element of the bundle, for which the watermark waits, and a batch may hold late events.
   */
  private abstract static class RestampingFn<InputT, OutputT> extends DoFn<InputT, OutputT> {
    @Override
    @SuppressWarnings("deprecation") // Nothing has replaced it.
    public Duration getAllowedTimestampSkew() {
      return Duration.millis(Long.MAX_VALUE);
    }
  }

  static final class GatherFn extends RestampingFn<KV<byte[], byte[]>, RecordBatch> {
    private final String topic;
    private final int maxRecords;
    private final int maxBytes;
    private transient RecordGathering gathering;

    GatherFn(String topic, int maxRecords, int maxBytes) {
      this.topic = topic;
      this.maxRecords = maxRecords;
      this.maxBytes = maxBytes;
    }

    @Setup
    public void setup() {
      gathering = new RecordGathering(topic, maxRecords, maxBytes);
    }

    @ProcessElement
    public void process(ProcessContext c) {
      KV<byte[], byte[]> record = c.element();
      gathering.add(
          record.getKey(),
          record.getValue(),
          c.timestamp().getMillis(),
          batch -> c.outputWithTimestamp(batch, BatchTimestamps.of(batch.minTimestamp())));
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext c) {
      gathering.flush(
          batch ->
              c.output(batch, BatchTimestamps.of(batch.minTimestamp()), GlobalWindow.INSTANCE));
    }
  }

  static final class RecordsFn extends RestampingFn<RecordBatch, KV<byte[], byte[]>> {
    @ProcessElement
    public void process(ProcessContext c) {
      RecordCursor cursor = c.element().cursor();
      while (cursor.next()) {
        c.outputWithTimestamp(
            KV.of(cursor.key(), cursor.value()), BatchTimestamps.of(cursor.timestamp()));
      }
    }
  }

  static final class EventsFn<T> extends RestampingFn<KV<Integer, EventBatch>, T> {
    private final SerializableBiFunction<EventBatch, Integer, T> fn;

    EventsFn(SerializableBiFunction<EventBatch, Integer, T> fn) {
      this.fn = fn;
    }

    @ProcessElement
    public void process(ProcessContext c) {
      EventBatch events = c.element().getValue();
      for (int event = 0; event < events.count(); event++) {
        c.outputWithTimestamp(fn.apply(events, event), BatchTimestamps.of(events.eventTime(event)));
      }
    }
  }
}
