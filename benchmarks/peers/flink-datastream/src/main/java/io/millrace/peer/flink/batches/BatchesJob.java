package io.millrace.peer.flink.batches;

import io.millrace.batch.RecordBatch;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.flink.read.BatchPosition;
import io.millrace.peer.flink.read.KafkaSources;
import io.millrace.peer.flink.shard.ShardEvents;
import io.millrace.peer.flink.shard.ShardStages;
import io.millrace.peer.flink.type.ProducerRecordCodec;
import io.millrace.peer.flink.type.RecordBatchCodec;
import io.millrace.peer.flink.write.KafkaSinks;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job with a batch as the element. */
public final class BatchesJob {
  private final JobOptions options;
  private final KafkaSinks sinks;

  /** The job with these options, which writes to these sinks. */
  public BatchesJob(JobOptions options, KafkaSinks sinks) {
    this.options = options;
    this.sinks = sinks;
  }

  /** Adds everything from topics to topics, as far as the rung goes. */
  public void addTo(StreamExecutionEnvironment environment) {
    DataStream<RecordBatch> batches =
        new KafkaSources(environment, options)
            .read(BatchReader::readers, RecordBatchCodec.TYPE, new BatchPosition());
    if (options.rung().reaches(Rung.J2)) {
      new ShardStages(options, sinks)
          .addBehind(batches.transform("Validate", ShardEvents.TYPE, new ValidateBatches(options)));
    } else {
      sinks.writeEnriched(
          batches.flatMap(new CopyBatches(options)).returns(ProducerRecordCodec.TYPE));
    }
  }
}
