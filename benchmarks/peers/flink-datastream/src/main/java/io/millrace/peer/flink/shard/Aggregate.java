package io.millrace.peer.flink.shard;

import io.millrace.aggregate.ShardTotals;
import io.millrace.aggregate.WindowedTotals;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.ClickCore;
import io.millrace.peer.core.OutputRecords;
import io.millrace.reject.Rejection;
import io.millrace.shard.ShardState;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives the records of totals, and dead letters of late events. */
final class Aggregate extends ShardFunction<ShardTotals, ProducerRecord<byte[], byte[]>> {
  private final JobOptions options;
  private transient ClickCore core;
  private transient WindowedTotals totals;
  private transient OutputRecords records;

  Aggregate(JobOptions options) {
    super(CoderCodec.TOTALS);
    this.options = options;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    core = new ClickCore(options);
    totals = core.totals();
    records = new OutputRecords(options);
  }

  @Override
  ShardTotals empty() {
    return core.noTotals();
  }

  @Override
  void process(
      ShardEvents element,
      ShardState<ShardTotals> state,
      long watermark,
      Context context,
      Collector<ProducerRecord<byte[], byte[]>> output) {
    List<Rejection> late =
        totals.add(
            element.events(), state, watermark, batch -> records.ofRecords(batch, output::collect));
    records.ofRejections(late, letter -> context.output(REJECTED, letter));
  }

  @Override
  void onDue(
      ShardState<ShardTotals> state,
      long watermark,
      Collector<ProducerRecord<byte[], byte[]>> output) {
    totals.fire(state, watermark, batch -> records.ofRecords(batch, output::collect));
  }

  @Override
  long nextDue(ShardTotals shard) {
    return shard.nextDue();
  }
}
