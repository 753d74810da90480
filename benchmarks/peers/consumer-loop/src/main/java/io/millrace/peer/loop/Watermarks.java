package io.millrace.peer.loop;

import io.millrace.peer.clickstream.JobOptions;
import io.millrace.pipeline.read.PartitionWatermark;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How far event time has come in the partitions of one thread. Looks up, once a second, the ends of
 * those that are quiet; the thread waits for the answer.
 */
final class Watermarks {
  /** What nobody has to wait for: the watermark of no partitions. */
  static final long NONE_TO_WAIT_FOR = Long.MAX_VALUE;

  private static final Duration LOOK_UP = Duration.ofSeconds(1);

  private final Consumer<?, ?> consumer;
  private final Clock clock = Clock.systemUTC();
  private final long idleTimeoutMillis;
  private final Map<TopicPartition, PartitionWatermark> partitions = new HashMap<>();
  private final Interval lookUp = new Interval(LOOK_UP);

  Watermarks(Consumer<?, ?> consumer, List<TopicPartition> partitions, JobOptions options) {
    this.consumer = consumer;
    this.idleTimeoutMillis = options.idleTimeout().toMillis();
    for (TopicPartition partition : partitions) {
      this.partitions.put(
          partition,
          new PartitionWatermark(
              clock, options.maxDisorder(), options.idleTimeout(), Long.MIN_VALUE, clock.millis()));
    }
  }

  void sawRecords(TopicPartition partition, long largestTimestamp) {
    partitions.get(partition).sawRecords(largestTimestamp);
  }

  /** The smallest watermark. */
  long smallest() {
    if (lookUp.isOver()) {
      advanceQuiet();
    }
    return partitions.values().stream()
        .mapToLong(PartitionWatermark::current)
        .min()
        .orElse(NONE_TO_WAIT_FOR);
  }

  private void advanceQuiet() {
    long now = clock.millis();
    List<TopicPartition> quiet =
        partitions.entrySet().stream()
            .filter(entry -> now - entry.getValue().quietSince() >= idleTimeoutMillis)
            .map(Map.Entry::getKey)
            .toList();
    if (!quiet.isEmpty()) {
      consumer
          .endOffsets(quiet)
          .forEach(
              (partition, end) ->
                  partitions.get(partition).advance(end - consumer.position(partition), now));
    }
  }
}
