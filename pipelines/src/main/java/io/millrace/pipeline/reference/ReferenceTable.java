package io.millrace.pipeline.reference;

import io.millrace.enrich.ReferenceSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The last value of every key of a compacted topic, followed with a consumer of its own. Not
 * thread-safe.
 *
 * <p>The version of a snapshot is the sum of the positions read to, so it grows with every record
 * and is the same for everyone who has read as far.
 */
public final class ReferenceTable implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final ReferenceFormat format;
  private final Duration timeout;
  private final List<TopicPartition> partitions;
  private final Map<String, byte[]> rows = new HashMap<>();
  private long broken;
  private long lastVersion = -1;

  /**
   * Follows a topic from its beginning.
   *
   * @param timeout how long {@link #refresh} waits for the brokers before it fails
   */
  public ReferenceTable(
      Consumer<byte[], byte[]> consumer, String topic, ReferenceFormat format, Duration timeout) {
    this.consumer = consumer;
    this.format = format;
    this.timeout = timeout;
    this.partitions =
        consumer.partitionsFor(topic, timeout).stream()
            .map(ReferenceTable::topicPartition)
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private static TopicPartition topicPartition(PartitionInfo partition) {
    return new TopicPartition(partition.topic(), partition.partition());
  }

  /**
   * Reads to the topic's end as it is now.
   *
   * @return a snapshot of all of it, if there is something new or it is the first
   * @throws TimeoutException if the end is not reached in time
   */
  public Optional<ReferenceSnapshot> refresh() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, timeout);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (isBehind(ends)) {
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException(
            "reference data of " + partitions + " could not be read to " + ends + " in " + timeout);
      }
      consumer.poll(POLL).forEach(this::take);
    }
    long version = partitions.stream().mapToLong(p -> consumer.position(p, timeout)).sum();
    if (version == lastVersion) {
      return Optional.empty();
    }
    lastVersion = version;
    return Optional.of(ReferenceSnapshot.of(version, rows));
  }

  private boolean isBehind(Map<TopicPartition, Long> ends) {
    return partitions.stream().anyMatch(p -> consumer.position(p, timeout) < ends.get(p));
  }

  private void take(ConsumerRecord<byte[], byte[]> row) {
    if (row.key() == null) {
      broken++;
      return;
    }
    String key = new String(row.key(), StandardCharsets.UTF_8);
    if (row.value() == null) {
      rows.remove(key);
      return;
    }
    Optional<byte[]> extension = format.extension(row.value());
    if (extension.isPresent()) {
      rows.put(key, extension.get());
    } else {
      broken++;
    }
  }

  /** Rows that could not be read since the last call. */
  long takeBroken() {
    long count = broken;
    broken = 0;
    return count;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
