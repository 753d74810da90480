package io.millrace.peer.flink.read;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions of a topic that a reader was given, which of them have given records, and where
 * they end.
 *
 * <p>A watermark generator is not told which partition it is for, nor what is left of it. So source
 * and watermark strategy hold one object of this class: Flink serializes them together, so that the
 * reader and the generators of a subtask share one copy. Used on the thread of its task only.
 */
public final class AssignedPartitions implements Serializable {
  private static final long LOOK_UP_MILLIS = 1_000;
  private static final long UNKNOWN = -1;

  private final String bootstrapServers;
  private transient Map<Integer, KafkaPartitionSplit> all;
  private transient Map<Integer, KafkaPartitionSplit> silent;
  private transient Admin admin;
  private transient LookUp pending;
  private transient LookUp known;

  /** Of a topic on this cluster. */
  public AssignedPartitions(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Where partitions began and ended, as asked at a moment. */
  private record LookUp(
      long askedAt,
      CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> beginnings,
      CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> ends) {

    boolean isDone() {
      return beginnings.isDone() && ends.isDone();
    }

    boolean hasFailed() {
      return beginnings.isCompletedExceptionally() || ends.isCompletedExceptionally();
    }

    long beginning(KafkaPartitionSplit split) {
      return beginnings.join().get(split.getTopicPartition()).offset();
    }

    long end(KafkaPartitionSplit split) {
      return ends.join().get(split.getTopicPartition()).offset();
    }
  }

  void open() {
    all = new HashMap<>();
    silent = new HashMap<>();
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  void add(KafkaPartitionSplit split) {
    int partition = split.getTopicPartition().partition();
    all.put(partition, split);
    silent.put(partition, split);
    // Nothing is known of this one.
    pending = null;
    known = null;
  }

  /** Takes note of a partition's first record. */
  void gaveRecord(int partition) {
    silent.remove(partition);
  }

  /** Whether no partition has given a record yet. */
  boolean areAllSilent() {
    return silent.size() == all.size();
  }

  /** Asks again where the partitions end, at most once a second. Does not wait for the answer. */
  void lookUp(long now) {
    if (pending == null && (known == null || now - known.askedAt >= LOOK_UP_MILLIS)) {
      pending = new LookUp(now, offsets(OffsetSpec.earliest()), offsets(OffsetSpec.latest()));
    }
    if (pending != null && pending.isDone()) {
      // After a failure what was known before stays, and the next call asks again.
      known = pending.hasFailed() ? known : pending;
      pending = null;
    }
  }

  private CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    all.values().forEach(split -> partitions.put(split.getTopicPartition(), spec));
    return admin.listOffsets(partitions).all().toCompletionStage().toCompletableFuture();
  }

  /** When it was asked what is known. */
  long knownAt() {
    return known == null ? UNKNOWN : known.askedAt;
  }

  /** Offsets of a partition from {@code next} on, negative if they are not known. */
  long backlog(int partition, long next) {
    return known == null ? UNKNOWN : known.end(all.get(partition)) - next;
  }

  /** Unread offsets of all silent partitions, negative if they are not known or none is silent. */
  long backlogOfSilent() {
    if (known == null || silent.isEmpty()) {
      return UNKNOWN;
    }
    long backlog = 0;
    for (KafkaPartitionSplit split : silent.values()) {
      long start = split.getStartingOffset();
      backlog += known.end(split) - (start < 0 ? known.beginning(split) : start);
    }
    return backlog;
  }

  void close() {
    admin.close();
  }
}
