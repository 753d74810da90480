package io.millrace.peer.flink.state;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Goes on with the watermark of the checkpoint. Flink's sources begin without one after a restore,
 * and windows that were closed for good would take events again, and give totals of those alone.
 *
 * <p>Belongs right before what goes by the watermark, in one task with it: the watermark of a task
 * with several inputs is the smallest of them, and one may be late to tell its own. At the barrier
 * of a checkpoint it is the same in all tasks.
 */
public final class KeepWatermark<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<T, T> {
  private static final long NONE = Long.MIN_VALUE;

  private transient ListState<Long> state;
  private transient long watermark;
  private transient boolean mustTell;

  KeepWatermark() {
    this.chainingStrategy = ChainingStrategy.ALWAYS;
  }

  /** The same elements, behind the watermark that was restored. */
  public static <T> SingleOutputStreamOperator<T> of(DataStream<T> elements) {
    return elements
        .transform("Keep watermark", elements.getType(), new KeepWatermark<>())
        .uid("watermark");
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("watermark", Types.LONG));
    watermark = Long.MAX_VALUE;
    for (long restored : state.get()) {
      watermark = Math.min(watermark, restored);
    }
    watermark = watermark == Long.MAX_VALUE ? NONE : watermark;
    mustTell = watermark != NONE;
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(List.of(watermark));
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    if (mustTell) {
      tell();
    }
    output.collect(element);
  }

  @Override
  public void processWatermark(Watermark newWatermark) {
    watermark = Math.max(watermark, newWatermark.getTimestamp());
    tell();
  }

  private void tell() {
    mustTell = false;
    output.emitWatermark(new Watermark(watermark));
  }
}
