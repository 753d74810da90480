package io.millrace.benchmark.observe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records are on topics, by the last stable offsets of their partitions. Good for
 * progress: with transactions, offsets count their markers too.
 */
public final class OutputProgress {
  private static final ListOffsetsOptions COMMITTED =
      new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

  private final Admin admin;
  private final Map<TopicPartition, OffsetSpec> ends = new HashMap<>();

  /** Watches topics that begin at offset 0. */
  public OutputProgress(Admin admin, List<String> topics)
      throws ExecutionException, InterruptedException {
    this.admin = admin;
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        partition ->
                            ends.put(
                                new TopicPartition(name, partition.partition()),
                                OffsetSpec.latest())));
  }

  /** Records on each topic now. */
  public Map<String, Long> records() throws ExecutionException, InterruptedException {
    Map<String, Long> records = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        admin.listOffsets(ends, COMMITTED).all().get().entrySet()) {
      records.merge(end.getKey().topic(), end.getValue().offset(), Long::sum);
    }
    return records;
  }
}
