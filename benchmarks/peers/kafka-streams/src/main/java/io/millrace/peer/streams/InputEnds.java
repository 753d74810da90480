package io.millrace.peer.streams;

import io.millrace.peer.clickstream.JobOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the partitions of the input end; a thread of its own looks once a second. */
final class InputEnds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InputEnds.class);
  private static final long PERIOD_MILLIS = 1_000;

  private final Admin admin;
  private final String topic;
  private final String group;
  private final int partitions;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private volatile Map<Integer, End> ends = Map.of();

  /**
   * The end of a partition.
   *
   * @param offset after its last record
   * @param readTo the offset committed by the job, or the first there is
   * @param knownAt when it was looked up, in epoch milliseconds
   */
  record End(long offset, long readTo, long knownAt) {}

  InputEnds(Admin admin, JobOptions options, int partitions) {
    this.admin = admin;
    this.topic = options.inputTopic();
    this.group = options.consumerGroup();
    this.partitions = partitions;
  }

  /** Looks from now on until it is closed. */
  @SuppressWarnings("FutureReturnValueIgnored") // Its failures are logged.
  void follow() {
    thread.scheduleWithFixedDelay(this::lookUp, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The end of a partition as it was last looked up; empty before that. */
  Optional<End> of(int partition) {
    return Optional.ofNullable(ends.get(partition));
  }

  private void lookUp() {
    long now = System.currentTimeMillis();
    try {
      Map<TopicPartition, ListOffsetsResultInfo> latest = offsets(OffsetSpec.latest());
      Map<TopicPartition, ListOffsetsResultInfo> earliest = offsets(OffsetSpec.earliest());
      Map<TopicPartition, OffsetAndMetadata> committed =
          Job.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
      Map<Integer, End> found = new HashMap<>();
      latest.forEach(
          (partition, end) -> {
            OffsetAndMetadata position = committed.get(partition);
            long readTo = position == null ? earliest.get(partition).offset() : position.offset();
            found.put(partition.partition(), new End(end.offset(), readTo, now));
          });
      ends = found;
    } catch (RuntimeException e) {
      // Thrown on, it would end the looking for good, without a word.
      LOG.warn("The ends of {} are not known now; idle partitions wait", topic, e);
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec spec) {
    return Job.await(
        admin
            .listOffsets(
                IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .collect(Collectors.toMap(partition -> partition, any -> spec)))
            .all());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
