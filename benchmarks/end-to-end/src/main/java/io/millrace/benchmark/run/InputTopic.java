package io.millrace.benchmark.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic that a system reads: it must be the same for all. */
final class InputTopic {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Broker broker;
  private final Input input;

  InputTopic(Broker broker, Input input) {
    this.broker = broker;
    this.input = input;
  }

  /** What is wrong with it: records that were deleted or added since it was filled. */
  List<String> faults() throws ExecutionException, InterruptedException {
    Admin admin = broker.admin();
    Set<TopicPartition> partitions = partitions();
    Map<TopicPartition, ListOffsetsResultInfo> begins =
        admin.listOffsets(all(partitions, OffsetSpec.earliest())).all().get();
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin.listOffsets(all(partitions, OffsetSpec.latest())).all().get();
    List<String> faults = new ArrayList<>();
    if (begins.values().stream().anyMatch(begin -> begin.offset() != 0)) {
      faults.add("the input does not begin at offset 0");
    }
    long records = ends.values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
    if (records != input.records()) {
      faults.add("the input has %,d records, not %,d".formatted(records, input.records()));
    }
    return faults;
  }

  /** Reads it once, so that it is in the page cache for whoever comes first. */
  void warm() throws ExecutionException, InterruptedException {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "max.poll.records", 10_000);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Set<TopicPartition> partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left = input.records();
      while (left > 0) {
        int got = consumer.poll(PATIENCE).count();
        if (got == 0) {
          throw new IllegalStateException(left + " records of the input cannot be read");
        }
        left -= got;
      }
    }
  }

  private Set<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    String topic = input.manifest().topics().raw();
    return broker
        .admin()
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .collect(Collectors.toSet());
  }

  private static Map<TopicPartition, OffsetSpec> all(
      Set<TopicPartition> partitions, OffsetSpec at) {
    return partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> at));
  }
}
