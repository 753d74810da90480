package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Rung;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation.Required;

/** The options of the pipeline; durations are ISO-8601. */
public interface ClickstreamOptions extends FlinkPipelineOptions {

  @Description("Brokers of the cluster, as host:port,…")
  @Required
  String getBootstrapServers();

  void setBootstrapServers(String value);

  @Description("An empty folder for checkpoints and Flink's own files.")
  @Required
  String getWorkFolder();

  void setWorkFolder(String value);

  @Description("Topic of the raw events.")
  @Default.String("user.clicks.raw")
  String getInputTopic();

  void setInputTopic(String value);

  @Description("Compacted topic of the profiles.")
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
  @Default.String("beam-per-record")
  String getConsumerGroup();

  void setConsumerGroup(String value);

  @Description("Size of the windows.")
  @Default.String("PT1M")
  String getWindowSize();

  void setWindowSize(String value);

  @Description("How long after its end a window takes late events.")
  @Default.String("PT2M")
  String getAllowedLateness();

  void setAllowedLateness(String value);

  @Description("How long an event id is remembered.")
  @Default.String("PT10M")
  String getDeduplicationHorizon();

  void setDeduplicationHorizon(String value);

  /** What drops copies. */
  enum Deduplication {
    /** Beam's {@code Deduplicate}, in processing time. */
    STOCK,
    /** A function like it, in event time. */
    EVENT_TIME
  }

  @Description("What drops copies: STOCK, Beam's own, or EVENT_TIME, a function like it.")
  @Default.Enum("STOCK")
  Deduplication getDeduplication();

  void setDeduplication(Deduplication value);

  @Description("Which of the runner's flags for speed are set: TUNED or UNTUNED.")
  @Default.Enum("TUNED")
  Flags getFlags();

  void setFlags(Flags value);

  @Description("How much of the job is done, J0 to J5.")
  @Default.Enum("J5")
  Rung getRung();

  void setRung(Rung value);

  @Description("How far timestamps may be out of order within a partition.")
  @Default.String("PT30S")
  String getMaxDisorder();

  void setMaxDisorder(String value);

  @Description("After how long without records a partition that is read to its end is idle.")
  @Default.String("PT5S")
  String getIdleTimeout();

  void setIdleTimeout(String value);

  @Description("How often the profiles are looked at for changes.")
  @Default.String("PT10S")
  String getReferenceRefresh();

  void setReferenceRefresh(String value);

  @Description("Largest record written, in bytes.")
  @Default.Integer(1048576)
  int getMaxRecordBytes();

  void setMaxRecordBytes(int value);
}
