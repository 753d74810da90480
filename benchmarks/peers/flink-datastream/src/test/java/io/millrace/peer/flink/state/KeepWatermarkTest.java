package io.millrace.peer.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Harnesses may be interrupted while they close.
class KeepWatermarkTest {

  private static OneInputStreamOperatorTestHarness<String, String> operator() throws Exception {
    return new OneInputStreamOperatorTestHarness<>(new KeepWatermark<>());
  }

  private static OperatorSubtaskState checkpointAt(long watermark) throws Exception {
    try (OneInputStreamOperatorTestHarness<String, String> operator = operator()) {
      operator.open();
      operator.processWatermark(watermark);
      return operator.snapshot(1, 1);
    }
  }

  @Test
  void passesEverythingOn() throws Exception {
    try (OneInputStreamOperatorTestHarness<String, String> operator = operator()) {
      operator.open();
      operator.processElement("a", 1);
      operator.processWatermark(2);
      operator.processElement("b", 3);
      assertThat(operator.getOutput())
          .containsExactly(
              new StreamRecord<>("a", 1), new Watermark(2), new StreamRecord<>("b", 3));
    }
  }

  @Test
  void beginsWithTheWatermarkOfTheCheckpoint() throws Exception {
    OperatorSubtaskState checkpoint = checkpointAt(7);
    try (OneInputStreamOperatorTestHarness<String, String> operator = operator()) {
      operator.initializeState(checkpoint);
      operator.open();
      operator.processElement("a", 1);
      assertThat(operator.getOutput())
          .containsExactly(new Watermark(7), new StreamRecord<>("a", 1));
    }
  }

  @Test
  void neverGoesBehindTheWatermarkOfTheCheckpoint() throws Exception {
    OperatorSubtaskState checkpoint = checkpointAt(7);
    try (OneInputStreamOperatorTestHarness<String, String> operator = operator()) {
      operator.initializeState(checkpoint);
      operator.open();
      operator.processWatermark(5);
      operator.processWatermark(8);
      assertThat(operator.getOutput()).containsExactly(new Watermark(7), new Watermark(8));
    }
  }

  @Test
  void takesTheSmallestWhenTasksWereOthers() throws Exception {
    OperatorSubtaskState one = checkpointAt(7);
    OperatorSubtaskState other = checkpointAt(6);
    try (OneInputStreamOperatorTestHarness<String, String> operator = operator()) {
      operator.initializeState(
          OneInputStreamOperatorTestHarness.repartitionOperatorState(
              OneInputStreamOperatorTestHarness.repackageState(one, other), 1, 2, 1, 0));
      operator.open();
      operator.processElement("a", 1);
      assertThat(operator.getOutput())
          .containsExactly(new Watermark(6), new StreamRecord<>("a", 1));
    }
  }

  @Test
  void tellsNothingWhenTheCheckpointHadNoWatermark() throws Exception {
    OperatorSubtaskState checkpoint = checkpointAt(Long.MIN_VALUE);
    try (OneInputStreamOperatorTestHarness<String, String> operator = operator()) {
      operator.initializeState(checkpoint);
      operator.open();
      operator.processElement("a", 1);
      assertThat(operator.getOutput()).containsExactly(new StreamRecord<>("a", 1));
    }
  }
}
