package io.millrace.launch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records of a topic the job has not read yet: the ends of its partitions, as the brokers
 * give them, less the job's positions. Where the job tells no position, reading starts, or started
 * again after a failure, at the offset committed for the group, else at the earliest.
 */
final class ConsumerLag {
  private final Admin admin;
  private final String topic;
  private final String group;

  /** Where reading starts, as far as is known. */
  private final Map<TopicPartition, Long> starts = new HashMap<>();

  ConsumerLag(Admin admin, String topic, String group)
      throws ExecutionException, InterruptedException {
    this.admin = admin;
    this.topic = topic;
    this.group = group;
    admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .forEach(p -> starts.put(new TopicPartition(topic, p.partition()), 0L));
    starts.putAll(offsets(OffsetSpec.earliest()));
    takeCommitted();
  }

  /** The lag of a job with these metrics, in records. */
  long of(JobMetrics metrics) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
    Map<Integer, Long> positions = metrics.positions(topic);
    // The metrics of a job that has failed and restarted begin anew: it has no position in a
    // partition where nothing is left to read.
    if (ends.keySet().stream()
        .anyMatch(p -> !positions.containsKey(p.partition()) && starts.get(p) < ends.get(p))) {
      takeCommitted();
    }
    long lag = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      long position = positions.getOrDefault(end.getKey().partition(), starts.get(end.getKey()));
      lag += Math.max(0, end.getValue() - position);
    }
    return lag;
  }

  private void takeCommitted() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    committed.forEach(
        (partition, offset) -> {
          if (offset != null && starts.containsKey(partition)) {
            starts.merge(partition, offset.offset(), Math::max);
          }
        });
  }

  private Map<TopicPartition, Long> offsets(OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    starts.keySet().forEach(partition -> asked.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> answer :
        admin.listOffsets(asked).all().get().entrySet()) {
      offsets.put(answer.getKey(), answer.getValue().offset());
    }
    return offsets;
  }
}
