package io.millrace.peer.flink.shard;

import io.millrace.clickstream.ClickEvent;
import io.millrace.peer.flink.TestClicks;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Runs one stage. Clicks of a shard come in batches, times are Millrace's. */
final class ShardHarness<T> {
  private static final int MAX_STATE = 1 << 20;

  private final KeyedOneInputStreamOperatorTestHarness<Integer, ShardEvents, T> operator;

  private ShardHarness(KeyedOneInputStreamOperatorTestHarness<Integer, ShardEvents, T> operator) {
    this.operator = operator;
  }

  static <T> ShardHarness<T> open(ShardFunction<?, T> function) throws Exception {
    return open(function, null);
  }

  /** Opens a stage with the state of another. */
  static <T> ShardHarness<T> open(ShardFunction<?, T> function, OperatorSubtaskState state)
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<Integer, ShardEvents, T> operator =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), ShardEvents::shard, Types.INT);
    operator.setup();
    operator.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      operator.initializeState(state);
    }
    operator.open();
    return new ShardHarness<>(operator);
  }

  /** What the stage gives at once for these clicks. */
  List<T> process(int shard, ClickEvent... clicks) throws Exception {
    int before = operator.extractOutputValues().size();
    operator.processElement(new ShardEvents(shard, TestClicks.events(clicks)), 0);
    return since(before);
  }

  /** What the stage gives when the watermark advances. */
  List<T> advanceTo(long watermark) throws Exception {
    int before = operator.extractOutputValues().size();
    operator.processWatermark(watermark - 1);
    return since(before);
  }

  private List<T> since(int before) {
    List<T> all = operator.extractOutputValues();
    return new ArrayList<>(all.subList(before, all.size()));
  }

  /** All dead letters so far. */
  List<ProducerRecord<byte[], byte[]>> rejected() {
    List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    var queue = operator.getSideOutput(ShardFunction.REJECTED);
    if (queue != null) {
      queue.forEach(letter -> letters.add(letter.getValue()));
    }
    return letters;
  }

  /** Begins a checkpoint, which is written when it is asked for. */
  Checkpoint beginCheckpoint() throws Exception {
    OperatorSnapshotFutures futures =
        operator
            .getOneInputOperator()
            .snapshotState(
                1,
                1,
                CheckpointOptions.forCheckpointWithDefaultLocation(),
                new MemCheckpointStreamFactory(MAX_STATE));
    return () -> new OperatorSnapshotFinalizer(futures).getJobManagerOwnedState();
  }

  /** A checkpoint that has begun. */
  interface Checkpoint {
    /** Writes it; gives the state. */
    OperatorSubtaskState write() throws Exception;
  }

  int tables() {
    return operator.numKeyedStateEntries();
  }

  int timers() {
    return operator.numEventTimeTimers();
  }

  void close() throws Exception {
    operator.close();
  }
}
