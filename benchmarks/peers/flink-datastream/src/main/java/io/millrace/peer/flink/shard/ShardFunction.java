package io.millrace.peer.flink.shard;

import io.millrace.peer.flink.type.CodecType;
import io.millrace.peer.flink.type.ProducerRecordCodec;
import io.millrace.shard.MemoryState;
import io.millrace.shard.ShardIndex;
import io.millrace.shard.ShardState;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The Flink shell of a stage that keeps state by shard: one table for each, and an event-time timer
 * for when the stage has something due. Timers are never deleted: a stage that is called with
 * nothing due does nothing.
 *
 * @param <I> the table
 * @param <T> what the stage gives
 */
abstract class ShardFunction<I extends ShardIndex, T>
    extends KeyedProcessFunction<Integer, ShardEvents, T> {
  /** Dead letters of this stage. */
  static final OutputTag<ProducerRecord<byte[], byte[]>> REJECTED =
      new OutputTag<>("rejected", ProducerRecordCodec.TYPE);

  private final CodecType<I> type;
  private transient ValueState<I> table;

  ShardFunction(CodecType<I> type) {
    this.type = type;
  }

  /** A table that knows nothing. */
  abstract I empty();

  /** Takes events; the watermark is Millrace's, in epoch milliseconds. */
  abstract void process(
      ShardEvents element,
      ShardState<I> state,
      long watermark,
      Context context,
      Collector<T> output)
      throws Exception;

  /** Does what is due at this watermark of Millrace's. */
  abstract void onDue(ShardState<I> state, long watermark, Collector<T> output);

  /** Millrace's watermark at which there is something to do next; the table is not empty. */
  abstract long nextDue(I index);

  @Override
  public void open(OpenContext context) throws Exception {
    table = getRuntimeContext().getState(new ValueStateDescriptor<>("table", type));
  }

  @Override
  public final void processElement(ShardEvents element, Context context, Collector<T> output)
      throws Exception {
    I known = table.value();
    I index = known == null ? empty() : known;
    TimerService timers = context.timerService();
    process(element, new MemoryState<>(index), watermark(timers), context, output);
    keep(index, timers);
  }

  @Override
  public final void onTimer(long timestamp, OnTimerContext context, Collector<T> output)
      throws Exception {
    I index = table.value();
    if (index != null) {
      TimerService timers = context.timerService();
      onDue(new MemoryState<>(index), watermark(timers), output);
      keep(index, timers);
    }
  }

  private void keep(I index, TimerService timers) throws Exception {
    if (index.isEmpty()) {
      table.clear();
    } else {
      table.update(index);
      timers.registerEventTimeTimer(nextDue(index) - 1);
    }
  }

  /**
   * Flink's watermark t says that nothing up to and with t will come, Millrace's that nothing
   * before t will.
   */
  private static long watermark(TimerService timers) {
    long watermark = timers.currentWatermark();
    return watermark == Long.MAX_VALUE ? watermark : watermark + 1;
  }
}
