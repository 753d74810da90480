package io.millrace.local;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** Brings a cluster to a state and waits, for a bounded time, until it is there. */
final class ClusterState {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(30);
  private static final int CALL_MILLIS = 5_000;

  private final String clusterId;
  private final Admin admin;

  ClusterState(String clusterId, Admin admin) {
    this.clusterId = clusterId;
    this.admin = admin;
  }

  /**
   * Waits until each of these brokers accepts clients and the cluster lists it.
   *
   * @throws IllegalStateException if one of them ends meanwhile or the time is over
   */
  void awaitBrokers(List<Broker> brokers) {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    // The client backs off after a refused connection, so it is asked only when there is someone to
    // answer.
    for (Broker broker : brokers) {
      await("listening", broker::isListening, brokers, deadline);
    }
    List<Integer> expected = brokers.stream().map(Broker::number).toList();
    await("listed by the cluster", () -> listed().containsAll(expected), brokers, deadline);
  }

  /** See {@link LocalKafka#createTopic(String, int, Map)}; {@code brokers} are those that run. */
  void createTopic(NewTopic topic, List<Broker> brokers) {
    long deadline = System.nanoTime() + TOPIC_TIMEOUT.toNanos();
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topic cannot be created: " + topic, e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    await(
        "with a leader for " + topic,
        () -> hasLeaders(topic.name()) && isLed(topic),
        brokers,
        deadline);
  }

  private List<Integer> listed() {
    DescribeClusterResult cluster =
        admin.describeCluster(new DescribeClusterOptions().timeoutMs(CALL_MILLIS));
    // On a fixed port someone else's Kafka may answer in place of ours, which cannot start then.
    if (ask(cluster.clusterId()).filter(clusterId::equals).isEmpty()) {
      return List.of();
    }
    return ask(cluster.nodes()).stream().flatMap(Collection::stream).map(Node::id).toList();
  }

  /** What the metadata say. They name leaders before these have taken over. */
  private boolean hasLeaders(String topic) {
    KafkaFuture<Map<String, TopicDescription>> topics =
        admin
            .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(CALL_MILLIS))
            .allTopicNames();
    return ask(topics).stream()
        .flatMap(descriptions -> descriptions.get(topic).partitions().stream())
        .map(partition -> partition.leader() != null && !partition.leader().isEmpty())
        .collect(Collectors.reducing(Boolean::logicalAnd))
        .orElse(false);
  }

  /** Only leaders answer. */
  private boolean isLed(NewTopic topic) {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, topic.numPartitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return ask(admin.listOffsets(ends, new ListOffsetsOptions().timeoutMs(CALL_MILLIS)).all())
        .isPresent();
  }

  /** The answer, or nothing if it may come when asked again. */
  private static <T> Optional<T> ask(KafkaFuture<T> question) {
    try {
      return Optional.of(question.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return Optional.empty();
      }
      throw new IllegalStateException("The local Kafka does not answer", e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void await(
      String state, BooleanSupplier isReached, List<Broker> brokers, long deadline) {
    while (!isReached.getAsBoolean()) {
      for (Broker broker : brokers) {
        if (!broker.isAlive()) {
          throw new IllegalStateException(broker.report());
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "The local Kafka is not "
                + state
                + " in time. "
                + brokers.stream().map(Broker::report).collect(Collectors.joining("\n")));
      }
      pause(brokers);
    }
  }

  /** Waits until it is time to look again, or there is a reason to: a broker's end. */
  private static void pause(List<Broker> brokers) {
    try {
      for (Broker broker : brokers) {
        broker.awaitExit(POLL.dividedBy(brokers.size()));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for the local Kafka", e);
  }
}
