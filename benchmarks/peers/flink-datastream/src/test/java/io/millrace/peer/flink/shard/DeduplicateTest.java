package io.millrace.peer.flink.shard;

import static io.millrace.peer.flink.TestClicks.click;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.clickstream.ClickEvent;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.flink.TestClicks;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeduplicateTest {
  private static final long HORIZON = 600_000;
  private static final long START = 2_000_000 * HORIZON;

  private final JobOptions options = TestClicks.options("--deduplicationHorizon=PT10M");
  private ShardHarness<ShardEvents> stage;

  @BeforeEach
  void open() throws Exception {
    stage = ShardHarness.open(new Deduplicate(options));
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  /** Users of the clicks that pass. */
  private List<String> pass(int shard, ClickEvent... clicks) throws Exception {
    return stage.process(shard, clicks).stream()
        .peek(passed -> assertThat(passed.shard()).isEqualTo(shard))
        .flatMap(passed -> TestClicks.users(passed.events()).stream())
        .toList();
  }

  @Test
  void dropsCopiesInABatchAndBetweenBatches() throws Exception {
    assertThat(pass(3, click("a", "u", START), click("b", "v", START), click("a", "w", START)))
        .containsExactly("u", "v");
    assertThat(pass(3, click("b", "x", START + HORIZON), click("c", "y", START)))
        .containsExactly("y");
    assertThat(pass(3, click("a", "z", START))).isEmpty();
    assertThat(pass(3, click("a", "late", START + HORIZON + 1))).containsExactly("late");
    assertThat(pass(4, click("a", "u", START))).as("another shard's").containsExactly("u");
  }

  @Test
  void remembersUntilTheWatermarkHasPassedTheHorizon() throws Exception {
    long endOfSlice = START + HORIZON / 2;
    pass(1, click("a", "u", endOfSlice - 1));
    stage.advanceTo(endOfSlice - 1 + HORIZON);
    assertThat(pass(1, click("a", "u", endOfSlice - 1))).isEmpty();
  }

  @Test
  void hasForgottenHalfAHorizonLater() throws Exception {
    pass(1, click("a", "u", START));
    pass(2, click("b", "u", START));
    assertThat(stage.tables()).isEqualTo(2);
    stage.advanceTo(START + HORIZON + HORIZON / 2);
    assertThat(stage.tables()).isZero();
    assertThat(stage.timers()).isZero();
    assertThat(pass(1, click("a", "u", START))).containsExactly("u");
    assertThat(stage.tables()).as("of what would be forgotten at once").isZero();
  }

  @Test
  void aCheckpointHasWhatWasThereWhenItBegan() throws Exception {
    pass(1, click("a", "u", START));
    ShardHarness.Checkpoint checkpoint = stage.beginCheckpoint();
    pass(1, click("b", "u", START));
    OperatorSubtaskState state = checkpoint.write();
    assertThat(pass(1, click("a", "u", START), click("b", "u", START))).isEmpty();
    stage.close();

    stage = ShardHarness.open(new Deduplicate(options), state);
    assertThat(pass(1, click("a", "u", START), click("b", "v", START))).containsExactly("v");
    stage.advanceTo(START + HORIZON + HORIZON / 2);
    assertThat(stage.tables()).as("the timer was restored").isZero();
  }
}
