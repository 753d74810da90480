package io.millrace.pipeline.read;

import io.millrace.batch.RecordBatch;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Gauge;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.kafka.common.TopicPartition;

/**
 * What the read stage tells about itself: the counter {@code read}, in records, and per partition
 * the gauge {@code position-<topic>-<partition>}, the offset it goes on with. The end offset minus
 * the position is the lag of the pipeline.
 */
final class ReadProgress implements Serializable {
  private static final long serialVersionUID = 1;

  private final Counter read = Metrics.counter(ReadBatches.class, "read");
  private final Map<TopicPartition, Gauge> positions = new HashMap<>();

  /** Tells that {@code batch} was read, and that reading goes on at offset {@code next}. */
  void passed(TopicPartition partition, RecordBatch batch, long next) {
    read.inc(batch.count());
    positions.computeIfAbsent(partition, ReadProgress::gauge).set(next);
  }

  private static Gauge gauge(TopicPartition partition) {
    return Metrics.gauge(
        ReadBatches.class, "position-" + partition.topic() + '-' + partition.partition());
  }
}
