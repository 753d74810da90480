package io.millrace.peer.flink;

import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.flink.batches.BatchesJob;
import io.millrace.peer.flink.core.CoreJob;
import io.millrace.peer.flink.idiomatic.IdiomaticJob;
import io.millrace.peer.flink.write.KafkaSinks;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The ways in which the job is written. */
enum Variant {
  /** As one would write it with the DataStream API. */
  IDIOMATIC,
  /** With Millrace's core, given one record at a time. */
  CORE,
  /** With Millrace's core, and batches as elements. */
  BATCHES;

  /** Adds everything from topics to topics, as far as the options' rung goes. */
  void addTo(StreamExecutionEnvironment environment, JobOptions options, KafkaSinks sinks) {
    switch (this) {
      case IDIOMATIC -> new IdiomaticJob(options, sinks).addTo(environment);
      case CORE -> new CoreJob(options, sinks).addTo(environment);
      case BATCHES -> new BatchesJob(options, sinks).addTo(environment);
    }
  }
}
