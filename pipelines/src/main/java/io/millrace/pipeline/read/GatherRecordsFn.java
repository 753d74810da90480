package io.millrace.pipeline.read;

import io.millrace.batch.RecordBatch;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.kafka.common.TopicPartition;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Gathers the records of a bundle, in the order they come, into batches of one partition each. The
 * timestamp of a batch is the smallest of its elements.
 *
 * <p>A full batch leaves at once, so that memory is bounded by one batch per partition however long
 * a bundle is; the rest leave when the bundle ends. A bundle that failed takes its DoFn with it, so
 * that nothing is left of it here.
 */
final class GatherRecordsFn extends DoFn<KafkaRecord<byte[], byte[]>, RecordBatch> {
  private final PackingLimits limits;
  private final ReadProgress progress = new ReadProgress();
  private transient Map<TopicPartition, Gathered> gathered;

  GatherRecordsFn(PackingLimits limits) {
    this.limits = limits;
  }

  @Setup
  public void setup() {
    gathered = new HashMap<>();
  }

  @ProcessElement
  public void processElement(
      @Element KafkaRecord<byte[], byte[]> record,
      @Timestamp Instant timestamp,
      OutputReceiver<RecordBatch> output) {
    ByteBuffer key = wrap(record.getKV().getKey());
    ByteBuffer value = wrap(record.getKV().getValue());
    Gathered here =
        gathered.computeIfAbsent(
            new TopicPartition(record.getTopic(), record.getPartition()),
            partition -> new Gathered(partition, new PartitionPacker(partition, limits)));
    if (!here.packer.hasRoomFor(key, value, record.getHeaders())) {
      Instant earliest = here.earliest;
      output.outputWithTimestamp(flush(here), earliest);
    }
    here.packer.add(record.getOffset(), record.getTimestamp(), key, value, record.getHeaders());
    here.earliest = earlier(here.earliest, timestamp);
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    for (Gathered here : gathered.values()) {
      if (!here.packer.isEmpty()) {
        Instant earliest = here.earliest;
        context.output(flush(here), earliest, GlobalWindow.INSTANCE);
      }
    }
  }

  /**
   * The timestamp of a batch that leaves early may lie before that of the element at hand. That
   * makes nothing late: it is the timestamp of another element of this bundle, and no runner lets
   * the watermark pass the elements of an open bundle.
   */
  @Override
  @SuppressWarnings("deprecation") // nothing has replaced it
  public Duration getAllowedTimestampSkew() {
    return Duration.millis(Long.MAX_VALUE);
  }

  private RecordBatch flush(Gathered here) {
    RecordBatch batch = here.packer.build();
    here.earliest = null;
    progress.passed(here.partition, batch, batch.lastOffset() + 1);
    return batch;
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  /** What has come from one partition since its last batch. */
  private static final class Gathered {
    final TopicPartition partition;
    final PartitionPacker packer;
    Instant earliest;

    Gathered(TopicPartition partition, PartitionPacker packer) {
      this.partition = partition;
      this.packer = packer;
    }
  }
}
