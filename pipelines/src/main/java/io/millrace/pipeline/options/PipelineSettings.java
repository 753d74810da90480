package io.millrace.pipeline.options;

import io.millrace.enrich.UnknownReference;
import io.millrace.pipeline.read.Packing;
import io.millrace.pipeline.read.ReadBatches;
import io.millrace.pipeline.write.WriteBatches;
import io.millrace.shard.ShardStateKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * {@link MillraceOptions} in types, checked against each other: what a pipeline is built from.
 *
 * @param kafkaProperties further properties of every Kafka client
 * @param stopWhenIdle how long nothing may happen before the run ends; empty to run until stopped
 */
public record PipelineSettings(
    String bootstrapServers,
    String inputTopic,
    String referenceTopic,
    String outputTopic,
    String aggregateTopic,
    String deadLetterTopic,
    String consumerGroup,
    Duration windowSize,
    Duration allowedLateness,
    Duration deduplicationHorizon,
    Duration maxDisorder,
    Duration idleTimeout,
    int shards,
    UnknownReference unknownReference,
    Duration referenceRefresh,
    int maxRecordBytes,
    Map<String, String> kafkaProperties,
    Packing packing,
    ShardStateKind shardState,
    Optional<Duration> stopWhenIdle) {
  private static final Pattern TOPIC = Pattern.compile("(?!\\.\\.?$)[a-zA-Z0-9._-]{1,249}");

  /** The settings of options whose ranges have been checked, with all other problems at once. */
  public static PipelineSettings of(MillraceOptions options, int parallelism) {
    List<String> problems = new ArrayList<>();
    problems.addAll(topics(options));
    text("bootstrapServers", options.getBootstrapServers()).ifPresent(problems::add);
    text("consumerGroup", options.getConsumerGroup()).ifPresent(problems::add);
    if (options.getShards() < 2 * parallelism) {
      problems.add(
          "--shards=%d must be at least twice the parallelism of %d"
              .formatted(options.getShards(), parallelism));
    }
    try {
      options.getPacking().check(options);
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
    }
    Map<String, String> properties = new HashMap<>();
    if (options.getKafkaProperties() != null) {
      try (InputStream in = Files.newInputStream(Path.of(options.getKafkaProperties()))) {
        Properties file = new Properties();
        file.load(in);
        file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
        clients(properties)
            .forEach(p -> problems.add("--kafkaProperties=" + options.getKafkaProperties() + p));
      } catch (IOException | IllegalArgumentException e) {
        problems.add("--kafkaProperties=" + options.getKafkaProperties() + " cannot be read: " + e);
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidOptionsException(problems);
    }
    return new PipelineSettings(
        options.getBootstrapServers(),
        options.getInputTopic(),
        options.getReferenceTopic(),
        options.getOutputTopic(),
        options.getAggregateTopic(),
        options.getDeadLetterTopic(),
        options.getConsumerGroup(),
        Duration.parse(options.getWindowSize()),
        Duration.parse(options.getAllowedLateness()),
        Duration.parse(options.getDeduplicationHorizon()),
        Duration.parse(options.getMaxDisorder()),
        Duration.parse(options.getIdleTimeout()),
        options.getShards(),
        options.getUnknownReference(),
        Duration.parse(options.getReferenceRefresh()),
        options.getMaxRecordBytes(),
        Map.copyOf(properties),
        options.getPacking(),
        options.getShardState(),
        Optional.ofNullable(options.getStopWhenIdle()).map(Duration::parse));
  }

  private static List<String> topics(MillraceOptions options) {
    Map<String, String> topics = new LinkedHashMap<>();
    topics.put("inputTopic", options.getInputTopic());
    topics.put("referenceTopic", options.getReferenceTopic());
    topics.put("outputTopic", options.getOutputTopic());
    topics.put("aggregateTopic", options.getAggregateTopic());
    topics.put("deadLetterTopic", options.getDeadLetterTopic());
    List<String> problems = new ArrayList<>();
    topics.forEach(
        (option, topic) -> {
          if (!TOPIC.matcher(topic).matches()) {
            problems.add(
                "--%s=%s is no name of a topic: 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-'"
                    .formatted(option, topic));
          }
        });
    if (new HashSet<>(topics.values()).size() < topics.size()) {
      problems.add(
          "--inputTopic, --referenceTopic, --outputTopic, --aggregateTopic and --deadLetterTopic"
              + " must be five different topics, not "
              + List.copyOf(topics.values()));
    }
    return problems;
  }

  private static Optional<String> text(String option, String value) {
    return value != null && value.isBlank()
        ? Optional.of("--" + option + "= is empty")
        : Optional.empty();
  }

  /** What the stages that make clients say of properties that would break their guarantees. */
  private static List<String> clients(Map<String, String> properties) {
    List<String> problems = new ArrayList<>();
    try {
      ReadBatches.of("", List.of()).withConsumerProperties(properties);
    } catch (IllegalArgumentException e) {
      problems.add(": " + e.getMessage());
    }
    try {
      WriteBatches.to("").withProducerProperties(properties);
    } catch (IllegalArgumentException e) {
      problems.add(": " + e.getMessage());
    }
    return problems;
  }

  /** Every topic the pipeline reads or writes. */
  public List<String> topics() {
    return List.of(inputTopic, referenceTopic, outputTopic, aggregateTopic, deadLetterTopic);
  }
}
