package io.millrace.peer.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.clickstream.UserProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the reference topic; a null value deletes a row, one that is no profile is skipped. */
public final class LatestProfiles implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final ProfileFormat format = new ProfileFormat();
  private final Map<String, UserProfile> rows = new HashMap<>();
  private boolean changed = true;

  /** Follows {@code topic}, with a consumer of its own and no group. */
  public LatestProfiles(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads to the end as it is now; all rows if anything changed, and at the first time. */
  public Optional<Map<String, UserProfile>> refresh() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      for (ConsumerRecord<byte[], byte[]> row : consumer.poll(Duration.ofMillis(100))) {
        apply(row);
      }
    }
    if (!changed) {
      return Optional.empty();
    }
    changed = false;
    return Optional.of(new HashMap<>(rows));
  }

  private void apply(ConsumerRecord<byte[], byte[]> row) {
    if (row.key() == null) {
      return;
    }
    String user = new String(row.key(), UTF_8);
    if (row.value() == null) {
      rows.remove(user);
    } else {
      try {
        rows.put(user, format.read(row.value()));
      } catch (IOException broken) {
        return; // The row before stays.
      }
    }
    changed = true;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
