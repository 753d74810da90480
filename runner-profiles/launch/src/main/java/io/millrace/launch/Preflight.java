package io.millrace.launch;

import io.millrace.pipeline.options.InvalidOptionsException;
import io.millrace.pipeline.options.PipelineSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/** Asks the cluster, before anything starts, what would go wrong later. */
final class Preflight {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Admin admin;
  private final PipelineSettings settings;
  private final int parallelism;

  Preflight(Admin admin, PipelineSettings settings, int parallelism) {
    this.admin = admin;
    this.settings = settings;
    this.parallelism = parallelism;
  }

  /**
   * Checks that all topics are there and may be seen, and that there is a partition for every task.
   *
   * @throws InvalidOptionsException with all problems
   */
  void check() throws InterruptedException {
    List<String> problems = new ArrayList<>();
    try {
      admin
          .describeCluster()
          .nodes()
          .get(TIMEOUT.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new InvalidOptionsException(
          List.of(
              "--bootstrapServers=%s cannot be reached within %d s: %s"
                  .formatted(settings.bootstrapServers(), TIMEOUT.toSeconds(), cause(e))));
    }
    Map<String, KafkaFuture<TopicDescription>> topics =
        admin
            .describeTopics(
                settings.topics(),
                new DescribeTopicsOptions().timeoutMs(Math.toIntExact(TIMEOUT.toMillis())))
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
