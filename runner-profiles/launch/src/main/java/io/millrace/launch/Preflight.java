package io.millrace.launch;

import io.millrace.pipeline.options.InvalidOptionsException;
import io.millrace.pipeline.options.PipelineSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Asks the cluster, before anything starts, what would go wrong later. */
final class Preflight {
  private static final int TIMEOUT_MILLIS = 15_000;

  private final Admin admin;
  private final PipelineSettings settings;
  private final int parallelism;

  Preflight(Admin admin, PipelineSettings settings, int parallelism) {
    this.admin = admin;
    this.settings = settings;
    this.parallelism = parallelism;
  }

  /**
   * A client of the cluster.
   *
   * @throws InvalidOptionsException if no client can be made with these settings
   */
  static Admin client(PipelineSettings settings) {
    Map<String, Object> properties = new HashMap<>(settings.kafkaProperties());
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      throw new InvalidOptionsException(
          List.of(
              "--bootstrapServers=%s, or --kafkaProperties, cannot be used: %s"
                  .formatted(settings.bootstrapServers(), cause(e))));
    }
  }

  /**
   * Checks that all topics are there and may be seen, and that there is a partition for every task.
   *
   * @throws InvalidOptionsException with all problems
   */
  void check() throws InterruptedException {
    List<String> problems = new ArrayList<>();
    try {
      // The call itself has to end, or closing the client would wait for it.
      admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS)).nodes().get();
    } catch (ExecutionException e) {
      throw new InvalidOptionsException(
          List.of(
              "--bootstrapServers=%s cannot be reached within %d s: %s"
                  .formatted(settings.bootstrapServers(), TIMEOUT_MILLIS / 1_000, cause(e))));
    }
    Map<String, KafkaFuture<TopicDescription>> topics =
        admin
            .describeTopics(
                settings.topics(), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MILLIS))
            .topicNameValues();
    for (String topic : settings.topics()) {
      try {
        checkTopic(topics.get(topic).get(), problems);
      } catch (ExecutionException e) {
        problems.add("topic " + topic + ": " + cause(e) + "; create it, or name another");
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidOptionsException(problems);
    }
  }

  private void checkTopic(TopicDescription topic, List<String> problems) {
    if (topic.name().equals(settings.inputTopic()) && topic.partitions().size() < parallelism) {
      problems.add(
          "topic %s has %d partitions, fewer than the parallelism of %d: some tasks would be idle; "
                  .formatted(topic.name(), topic.partitions().size(), parallelism)
              + "add partitions or lower the parallelism");
    }
    topic
        .partitions()
        .forEach(
            partition -> {
              if (partition.leader() == null || partition.leader().isEmpty()) {
                problems.add(
                    "partition %d of topic %s has no leader: its brokers are down"
                        .formatted(partition.partition(), topic.name()));
              }
            });
  }

  private static String cause(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
