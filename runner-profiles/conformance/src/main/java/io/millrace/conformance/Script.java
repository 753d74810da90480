package io.millrace.conformance;

import io.millrace.batch.BatchTimestamps;
import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchCoder;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TimestampedValue;

/**
 * What happens at the input of a stage, in its order: batches and watermarks. An immutable builder
 * of a {@link TestStream}.
 *
 * @param <T> the kind of batch
 */
public final class Script<T> {
  private final TestStream.Builder<T> stream;
  private final Function<List<TestEvent>, T> packing;

  private Script(TestStream.Builder<T> stream, Function<List<TestEvent>, T> packing) {
    this.stream = stream;
    this.packing = packing;
  }

  /** Events of shard 0. */
  public static Script<KV<Integer, EventBatch>> ofEvents() {
    return new Script<>(
        TestStream.create(KvCoder.of(VarIntCoder.of(), EventBatchCoder.of())),
        events -> KV.of(0, TestBatches.events(events)));
  }

  /** Records as they come from Kafka. */
  public static Script<RecordBatch> ofRecords() {
    return new Script<>(TestStream.create(RecordBatchCoder.of()), TestBatches::records);
  }

  /** One batch arrives, alone. */
  public Script<T> batch(TestEvent... events) {
    return batches(List.of(events));
  }

  /** These batches arrive together, in one bundle where the runner makes larger ones. */
  @SafeVarargs
  public final Script<T> batches(List<TestEvent>... batches) {
    TimestampedValue<T> first = stamped(batches[0]);
    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
    TimestampedValue<T>[] others = new TimestampedValue[batches.length - 1];
    for (int i = 1; i < batches.length; i++) {
      others[i - 1] = stamped(batches[i]);
    }
    return new Script<>(stream.addElements(first, others), packing);
  }

  private TimestampedValue<T> stamped(List<TestEvent> events) {
    long time = events.stream().mapToLong(TestEvent::eventTime).min().orElseThrow();
    return TimestampedValue.of(packing.apply(events), BatchTimestamps.of(time));
  }

  /** The watermark advances to this time. */
  public Script<T> watermark(String time) {
    return new Script<>(stream.advanceWatermarkTo(Times.instant(time)), packing);
  }

  /** Nothing more will come. */
  public TestStream<T> end() {
    return stream.advanceWatermarkToInfinity();
  }
}
