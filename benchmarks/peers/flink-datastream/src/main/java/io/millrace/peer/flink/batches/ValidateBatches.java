package io.millrace.peer.flink.batches;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.core.ClickCore;
import io.millrace.peer.core.OutputRecords;
import io.millrace.peer.flink.shard.ShardEvents;
import io.millrace.peer.flink.shard.ShardStages;
import io.millrace.reject.Rejection;
import io.millrace.shard.Shards;
import io.millrace.validate.BatchValidator;
import io.millrace.validate.ValidateEvents;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Gives valid events by shard, and dead letters for all other records.
 *
 * <p>Events are gathered over several batches, until the first has waited {@link #MAX_WAIT_MILLIS},
 * and the watermark waits with them: if they left before each, fifty times a second, there would be
 * few for each shard. They also leave before a checkpoint's barrier, before the source is idle and
 * at the end.
 */
final class ValidateBatches extends AbstractStreamOperator<ShardEvents>
    implements OneInputStreamOperator<RecordBatch, ShardEvents>, BoundedOneInput {
  /** As long as Millrace's bundles on Flink. */
  static final long MAX_WAIT_MILLIS = 100;

  private final JobOptions options;
  private transient BatchValidator validator;
  private transient OutputRecords records;
  private transient ScheduledFuture<?> wait;
  private transient Watermark held;

  ValidateBatches(JobOptions options) {
    this.options = options;
    this.chainingStrategy = ChainingStrategy.ALWAYS;
  }

  @Override
  public void open() throws Exception {
    super.open();
    // Where no stage has state, nothing is by shard.
    int shards = options.rung().reaches(Rung.J3) ? Shards.DEFAULT : 1;
    validator =
        new ClickCore(options).validator(new Shards(shards), ValidateEvents.DEFAULT_BATCH_BYTES);
    records = new OutputRecords(options);
  }

  @Override
  public void processElement(StreamRecord<RecordBatch> element) {
    List<Rejection> rejected = validator.add(element.getValue(), Long.MIN_VALUE, this::give);
    records.ofRejections(
        rejected, letter -> output.collect(ShardStages.REJECTED, new StreamRecord<>(letter)));
    if (wait == null) {
      ProcessingTimeService clock = getProcessingTimeService();
      wait =
          clock.registerTimer(
              clock.getCurrentProcessingTime() + MAX_WAIT_MILLIS, time -> giveAll());
    }
  }

  private void give(int shard, EventBatch events, long timestamp) {
    output.collect(new StreamRecord<>(new ShardEvents(shard, events)));
  }

  private void giveAll() throws Exception {
    if (wait != null) {
      wait.cancel(false);
      wait = null;
      validator.flush(this::give);
    }
    if (held != null) {
      Watermark watermark = held;
      held = null;
      super.processWatermark(watermark);
    }
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    if (wait == null) {
      super.processWatermark(watermark);
    } else {
      held = watermark;
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    giveAll();
    super.processWatermarkStatus(status);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    giveAll();
  }

  @Override
  public void endInput() throws Exception {
    giveAll();
  }
}
