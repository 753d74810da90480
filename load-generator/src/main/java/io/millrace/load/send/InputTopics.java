package io.millrace.load.send;

import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the topics of a run, where they are missing, and checks the input topic. */
final class InputTopics {
  private static final int FEW = 3;

  // Event times of the past would have the records deleted within minutes by the default retention.
  private static final Map<String, String> KEEP = Map.of("retention.ms", "-1");
  private static final Map<String, String> COMPACT =
      Map.of("cleanup.policy", "compact", "retention.ms", "-1");

  private InputTopics() {}

  static void prepare(
      String bootstrapServers,
      Map<String, String> clientProperties,
      Workload workload,
      Topics topics) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put("bootstrap.servers", bootstrapServers);
    try (Admin admin = Admin.create(properties)) {
      List<NewTopic> missing = missing(admin, workload, topics);
      admin.createTopics(missing).all().get();
      awaitLeaders(properties, missing);
      if (missing.stream().anyMatch(topic -> topic.name().equals(topics.raw()))) {
        return;
      }
      TopicDescription raw =
          admin.describeTopics(Set.of(topics.raw())).allTopicNames().get().get(topics.raw());
      if (raw.partitions().size() != workload.partitions()) {
        throw new GenerationException(
            topics.raw()
                + " has "
                + raw.partitions().size()
                + " partitions, the workload "
                + workload.partitions());
      }
    } catch (ExecutionException failed) {
      throw new KafkaException("cannot prepare the topics: " + failed.getCause(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while preparing the topics", interrupted);
    }
  }

  /** Deletes the topics of a run. */
  static void delete(String bootstrapServers, Map<String, String> clientProperties, Topics topics) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put("bootstrap.servers", bootstrapServers);
    try (Admin admin = Admin.create(properties)) {
      admin.deleteTopics(topics.all()).all().get();
    } catch (ExecutionException failed) {
      throw new KafkaException("cannot delete the topics: " + failed.getCause(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while deleting the topics", interrupted);
    }
  }

  private static List<NewTopic> missing(Admin admin, Workload workload, Topics topics)
      throws ExecutionException, InterruptedException {
    Set<String> present = admin.listTopics().names().get();
    List<NewTopic> missing = new ArrayList<>();
    for (NewTopic topic :
        List.of(
            topic(topics.raw(), workload.partitions(), KEEP),
            topic(topics.profiles(), FEW, COMPACT),
            topic(topics.enriched(), workload.partitions(), KEEP),
            topic(topics.aggregates(), FEW, COMPACT),
            topic(topics.deadLetters(), FEW, KEEP))) {
      if (!present.contains(topic.name())) {
        missing.add(topic);
      }
    }
    return missing;
  }

  /**
   * Waits until the leaders of all partitions answer. The metadata name a leader before it has
   * taken over, and it refuses what comes until then. If that is the first batch of an idempotent
   * producer, and not the second, the leader, to which the producer is new, takes the second for
   * the first; the first is out of order from then on, until it has expired.
   */
  private static void awaitLeaders(Map<String, Object> properties, List<NewTopic> made) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (NewTopic topic : made) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        partitions.add(new TopicPartition(topic.name(), partition));
      }
    }
    // Unlike an admin client, a consumer asks again if the topic is not known yet.
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.endOffsets(partitions);
    }
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> configuration) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configuration);
  }
}
