package io.millrace.pipeline.options;

import io.millrace.enrich.UnknownReference;
import io.millrace.pipeline.read.Packing;
import io.millrace.shard.ShardStateKind;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of the pipeline, as {@code --name=value}. Durations are ISO-8601, such as PT30S. */
public interface MillraceOptions extends PipelineOptions {

  @Description(
      "Brokers of the cluster, as host:port,…; without it a local broker is started and filled.")
  String getBootstrapServers();

  void setBootstrapServers(String value);

  @Description("Topic of the raw events.")
  @Default.String("user.clicks.raw")
  String getInputTopic();

  void setInputTopic(String value);

  @Description("Compacted topic of the reference data.")
  @Default.String("user.profiles")
  String getReferenceTopic();

  void setReferenceTopic(String value);

  @Description("Topic for enriched events.")
  @Default.String("user.clicks.enriched")
  String getOutputTopic();

  void setOutputTopic(String value);

  @Description("Compacted topic for totals.")
  @Default.String("user.clicks.aggregates")
  String getAggregateTopic();

  void setAggregateTopic(String value);

  @Description("Topic for rejected records.")
  @Default.String("user.clicks.dlt")
  String getDeadLetterTopic();

  void setDeadLetterTopic(String value);

  @Description("Consumer group that input offsets are committed for.")
  @Default.String("millrace")
  String getConsumerGroup();

  void setConsumerGroup(String value);

  @Description("Size of the event-time windows that totals are for.")
  @Default.String("PT1M")
  @Allowed(min = "PT0.1S", max = "P7D")
  String getWindowSize();

  void setWindowSize(String value);

  @Description("How long after its end a window takes late events as corrections.")
  @Default.String("PT2M")
  @Allowed(min = "PT0S", max = "P7D")
  String getAllowedLateness();

  void setAllowedLateness(String value);

  @Description("How far apart, in event time, two events with one id are still copies.")
  @Default.String("PT10M")
  @Allowed(min = "PT0.1S", max = "P7D")
  String getDeduplicationHorizon();

  void setDeduplicationHorizon(String value);

  @Description("How far timestamps may be out of order within a partition before they are late.")
  @Default.String("PT30S")
  @Allowed(min = "PT0S", max = "P1D")
  String getMaxDisorder();

  void setMaxDisorder(String value);

  @Description("After how long without records a partition that is read to its end is idle.")
  @Default.String("PT5S")
  @Allowed(min = "PT0.1S", max = "PT1H")
  String getIdleTimeout();

  void setIdleTimeout(String value);

  @Description("Shards of keyed work; at least twice the parallelism. Fixed for a job's state.")
  @Default.Integer(64)
  @Allowed(min = "1", max = "4096")
  int getShards();

  void setShards(int value);

  @Description("What to do with events whose key has no reference row.")
  @Default.Enum("PASS")
  UnknownReference getUnknownReference();

  void setUnknownReference(UnknownReference value);

  @Description("How often the reference topic is looked at for changes.")
  @Default.String("PT10S")
  @Allowed(min = "PT0.1S", max = "P1D")
  String getReferenceRefresh();

  void setReferenceRefresh(String value);

  @Description("Largest record written, in bytes; enriched events above it are rejected.")
  @Default.Integer(1048576)
  @Allowed(min = "1024", max = "104857600")
  int getMaxRecordBytes();

  void setMaxRecordBytes(int value);

  @Description("Java properties file of further Kafka client properties, such as for security.")
  String getKafkaProperties();

  void setKafkaProperties(String value);

  @Description("Where records become batches; set by the runner profile.")
  @Default.Enum("CONSUMER")
  Packing getPacking();

  void setPacking(Packing value);

  @Description("How the state of a shard is kept; set by the runner profile.")
  @Default.Enum("TABLE")
  ShardStateKind getShardState();

  void setShardState(ShardStateKind value);

  @Description(
      "Ends the run once nothing has happened for this long, all input is read and the last windows "
          + "have given their totals; without it the pipeline runs until it is stopped.")
  @Allowed(min = "PT1S", max = "P1D")
  String getStopWhenIdle();

  void setStopWhenIdle(String value);
}
