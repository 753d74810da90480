package io.millrace.peer.flink.batches;

import static io.millrace.peer.flink.TestClicks.click;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.RecordBatch;
import io.millrace.peer.flink.TestClicks;
import io.millrace.peer.flink.shard.ShardEvents;
import io.millrace.peer.flink.shard.ShardStages;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValidateBatchesTest {
  private static final long TIME = 1_750_000_000_000L;

  private OneInputStreamOperatorTestHarness<RecordBatch, ShardEvents> operator;

  @BeforeEach
  void open() throws Exception {
    operator = new OneInputStreamOperatorTestHarness<>(new ValidateBatches(TestClicks.options()));
    operator.open();
    operator.setProcessingTime(0);
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  private void process(String... users) throws Exception {
    for (String user : users) {
      operator.processElement(
          new StreamRecord<>(TestClicks.records(click("id", user, TIME), click("id", user, TIME))));
    }
  }

  /** The users of each batch that was given, and what was given else. */
  private List<Object> given() {
    List<Object> given = new ArrayList<>();
    for (Object output : operator.getOutput()) {
      given.add(
          output instanceof StreamRecord<?> element
                  && element.getValue() instanceof ShardEvents events
              ? TestClicks.users(events.events())
              : output);
    }
    return given;
  }

  @Test
  void gathersByShardAndHoldsTheWatermark() throws Exception {
    process("u", "v");
    operator.processWatermark(6);
    process("u");
    operator.processWatermark(7);
    operator.setProcessingTime(ValidateBatches.MAX_WAIT_MILLIS - 1);
    assertThat(given()).isEmpty();
    operator.setProcessingTime(ValidateBatches.MAX_WAIT_MILLIS);
    assertThat(given())
        .hasSize(3)
        .endsWith(new Watermark(7))
        .contains(List.of("u", "u", "u", "u"), List.of("v", "v"));
    assertThat(operator.extractOutputValues().stream().map(ShardEvents::shard).distinct())
        .as("shards")
        .hasSize(2);
  }

  @Test
  void givesAFullShardAtOnce() throws Exception {
    int processed = 0;
    while (given().isEmpty() && processed < 1_000) {
      process("u");
      processed++;
    }
    assertThat(operator.extractOutputValues())
        .singleElement()
        .satisfies(
            full -> assertThat(full.events().toBytes().length).isBetween(32 * 1024, 33 * 1024));
  }

  @Test
  void givesBeforeTheSourceIsIdle() throws Exception {
    process("u");
    operator.processWatermark(7);
    operator.processWatermarkStatus(WatermarkStatus.IDLE);
    assertThat(given()).containsExactly(List.of("u", "u"), new Watermark(7), WatermarkStatus.IDLE);
  }

  @Test
  void givesBeforeABarrier() throws Exception {
    process("u");
    operator.processWatermark(7);
    operator.prepareSnapshotPreBarrier(1);
    assertThat(given()).containsExactly(List.of("u", "u"), new Watermark(7));
  }

  @Test
  void givesAtTheEnd() throws Exception {
    process("u");
    operator.endInput();
    assertThat(given()).containsExactly(List.of("u", "u"));
  }

  @Test
  void givesWhatHasWaited() throws Exception {
    process("u");
    operator.prepareSnapshotPreBarrier(1);
    operator.setProcessingTime(1);
    process("v");
    operator.setProcessingTime(ValidateBatches.MAX_WAIT_MILLIS);
    assertThat(given()).as("only the first has waited").hasSize(1);
    operator.setProcessingTime(ValidateBatches.MAX_WAIT_MILLIS + 1);
    assertThat(given()).hasSize(2).endsWith(List.of("v", "v"));
  }

  @Test
  void rejectsAtOnce() throws Exception {
    operator.processElement(new StreamRecord<>(TestClicks.records(null, click("", "u", TIME))));
    assertThat(operator.getSideOutput(ShardStages.REJECTED))
        .extracting(
            letter ->
                new String(
                    letter.getValue().headers().lastHeader("millrace.reason").value(), UTF_8))
        .containsExactly("NULL_VALUE", "MISSING_FIELD");
    operator.endInput();
    assertThat(given()).isEmpty();
  }

  @Test
  void givesTheWatermarkAtOnceWhenNothingWaits() throws Exception {
    operator.processWatermark(7);
    assertThat(given()).containsExactly(new Watermark(7));
  }
}
