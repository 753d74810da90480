package io.millrace.peer.flink.core;

import io.millrace.batch.RecordBatch;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.ClickCore;
import io.millrace.peer.core.OutputRecords;
import io.millrace.peer.flink.shard.ShardEvents;
import io.millrace.peer.flink.shard.ShardStages;
import io.millrace.reject.Rejection;
import io.millrace.shard.Shards;
import io.millrace.validate.BatchValidator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Gives a valid event by its shard, and a dead letter for any other record. */
final class ValidateRecord extends ProcessFunction<RecordBatch, ShardEvents> {
  /** Every batch is full. */
  private static final int ONE_EVENT = 1;

  private final JobOptions options;
  private transient BatchValidator validator;
  private transient OutputRecords records;

  ValidateRecord(JobOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    validator = new ClickCore(options).validator(new Shards(Shards.DEFAULT), ONE_EVENT);
    records = new OutputRecords(options);
  }

  @Override
  public void processElement(RecordBatch record, Context context, Collector<ShardEvents> output) {
    List<Rejection> rejected =
        validator.add(
            record,
            Long.MIN_VALUE,
            (shard, event, timestamp) -> output.collect(new ShardEvents(shard, event)));
    records.ofRejections(rejected, letter -> context.output(ShardStages.REJECTED, letter));
  }
}
