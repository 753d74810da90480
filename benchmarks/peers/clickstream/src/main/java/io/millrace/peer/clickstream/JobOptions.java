package io.millrace.peer.clickstream;

import java.io.Serializable;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that every peer has, named as Millrace's; durations are ISO-8601. */
public final class JobOptions implements Serializable {
  @Option(names = "--bootstrapServers", required = true, description = "Brokers, as host:port,…")
  private String bootstrapServers;

  @Option(names = "--inputTopic", defaultValue = "user.clicks.raw")
  private String inputTopic;

  @Option(names = "--referenceTopic", defaultValue = "user.profiles")
  private String referenceTopic;

  @Option(names = "--outputTopic", defaultValue = "user.clicks.enriched")
  private String outputTopic;

  @Option(names = "--aggregateTopic", defaultValue = "user.clicks.aggregates")
  private String aggregateTopic;

  @Option(names = "--deadLetterTopic", defaultValue = "user.clicks.dlt")
  private String deadLetterTopic;

  @Option(names = "--consumerGroup", defaultValue = "peer")
  private String consumerGroup;

  @Option(names = "--parallelism", defaultValue = "1", description = "Threads that do the work.")
  private int parallelism;

  @Option(
      names = "--checkpointingInterval",
      defaultValue = "10000",
      description = "How often offsets, and state if it is kept, are made durable, in milliseconds")
  private long checkpointingInterval;

  @Option(names = "--rung", defaultValue = "J5", description = "How much of the job is done.")
  private Rung rung;

  @Option(names = "--windowSize", defaultValue = "PT1M")
  private Duration windowSize;

  @Option(names = "--allowedLateness", defaultValue = "PT2M")
  private Duration allowedLateness;

  @Option(names = "--deduplicationHorizon", defaultValue = "PT10M")
  private Duration deduplicationHorizon;

  @Option(names = "--maxDisorder", defaultValue = "PT30S")
  private Duration maxDisorder;

  @Option(names = "--idleTimeout", defaultValue = "PT5S")
  private Duration idleTimeout;

  @Option(names = "--referenceRefresh", defaultValue = "PT10S")
  private Duration referenceRefresh;

  @Option(names = "--maxRecordBytes", defaultValue = "1048576")
  private int maxRecordBytes;

  /** Brokers of the cluster. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Topic of the raw clicks. */
  public String inputTopic() {
    return inputTopic;
  }

  /** Compacted topic of the profiles. */
  public String referenceTopic() {
    return referenceTopic;
  }

  /** Topic for enriched clicks. */
  public String outputTopic() {
    return outputTopic;
  }

  /** Compacted topic for totals. */
  public String aggregateTopic() {
    return aggregateTopic;
  }

  /** Topic for rejected records. */
  public String deadLetterTopic() {
    return deadLetterTopic;
  }

  /** Consumer group that input offsets are committed for. */
  public String consumerGroup() {
    return consumerGroup;
  }

  /** Threads that do the work. */
  public int parallelism() {
    return parallelism;
  }

  /** How often offsets, and state if it is kept, are made durable. */
  public Duration checkpointingInterval() {
    return Duration.ofMillis(checkpointingInterval);
  }

  /** How much of the job is done. */
  public Rung rung() {
    return rung;
  }

  /** Size of the windows. */
  public Duration windowSize() {
    return windowSize;
  }

  /** How long after its end a window takes late clicks. */
  public Duration allowedLateness() {
    return allowedLateness;
  }

  /** How far apart, in event time, two clicks with one id are still copies. */
  public Duration deduplicationHorizon() {
    return deduplicationHorizon;
  }

  /** How far timestamps may be out of order within a partition. */
  public Duration maxDisorder() {
    return maxDisorder;
  }

  /** After how long without records a partition that is read to its end is idle. */
  public Duration idleTimeout() {
    return idleTimeout;
  }

  /** How often the profiles are looked at for changes. */
  public Duration referenceRefresh() {
    return referenceRefresh;
  }

  /** Largest record written. */
  public int maxRecordBytes() {
    return maxRecordBytes;
  }
}
