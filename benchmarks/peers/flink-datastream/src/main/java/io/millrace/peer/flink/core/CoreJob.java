package io.millrace.peer.flink.core;

import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.flink.read.BatchPosition;
import io.millrace.peer.flink.read.KafkaSources;
import io.millrace.peer.flink.read.RawRecords;
import io.millrace.peer.flink.shard.ShardEvents;
import io.millrace.peer.flink.shard.ShardStages;
import io.millrace.peer.flink.type.ProducerRecordCodec;
import io.millrace.peer.flink.write.CopyRecords;
import io.millrace.peer.flink.write.KafkaSinks;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The job with one record as the element. */
public final class CoreJob {
  private final JobOptions options;
  private final KafkaSinks sinks;

  /** The job with these options, which writes to these sinks. */
  public CoreJob(JobOptions options, KafkaSinks sinks) {
    this.options = options;
    this.sinks = sinks;
  }

  /** Adds everything from topics to topics, as far as the rung goes. */
  public void addTo(StreamExecutionEnvironment environment) {
    KafkaSources sources = new KafkaSources(environment, options);
    if (options.rung().reaches(Rung.J2)) {
      new ShardStages(options, sinks)
          .addBehind(
              sources
                  .read(new PackRecord(), new BatchPosition())
                  .process(new ValidateRecord(options), ShardEvents.TYPE)
                  .name("Validate"));
      return;
    }
    MapFunction<SourceRecord, ProducerRecord<byte[], byte[]>> copy =
        options.rung() == Rung.J0
            ? new CopyRecords(options.outputTopic())
            : new RecodeRecords(options);
    sinks.writeEnriched(
        sources
            .read(new RawRecords(), new RawRecords.RawPosition())
            .map(copy)
            .returns(ProducerRecordCodec.TYPE));
  }
}
