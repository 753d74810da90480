package io.millrace.peer.flink.idiomatic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.clickstream.ClickEvent;
import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.flink.TestClicks;
import java.time.Duration;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropCopiesTest {
  private static final long HORIZON = 600_000;
  private static final long START = 10 * HORIZON;

  private KeyedOneInputStreamOperatorTestHarness<String, Click, Click> operator;

  @BeforeEach
  void open() throws Exception {
    operator =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new DropCopies(Duration.ofMillis(HORIZON))),
            Click::userId,
            Types.STRING);
    operator.setup(ClickCodec.TYPE.createSerializer(new SerializerConfigImpl()));
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  /** Whether a click passes. */
  private boolean passes(String id, String user, long time) throws Exception {
    ClickEvent event = TestClicks.click(id, user, time);
    SourceRecord source = new SourceRecord(0, 0, time, null, new byte[0], new RecordHeaders());
    int before = operator.extractOutputValues().size();
    operator.processElement(new Click(event, source), time);
    return operator.extractOutputValues().size() > before;
  }

  /** Flink's watermark is one less than that of the semantics. */
  private void advanceTo(long watermark) throws Exception {
    operator.processWatermark(watermark - 1);
  }

  @Test
  void dropsCopiesWithinTheHorizon() throws Exception {
    assertThat(passes("a", "u", START)).isTrue();
    assertThat(passes("a", "u", START)).isFalse();
    assertThat(passes("a", "u", START + HORIZON)).isFalse();
    assertThat(passes("a", "u", START - HORIZON)).isFalse();
    assertThat(passes("b", "u", START)).isTrue();
    assertThat(passes("a", "v", START)).as("another user's").isTrue();
  }

  @Test
  void remembersEachOfTimesThatLieApart() throws Exception {
    assertThat(passes("a", "u", START)).isTrue();
    assertThat(passes("a", "u", START + HORIZON + 1)).isTrue();
    assertThat(passes("a", "u", START)).isFalse();
    assertThat(passes("a", "u", START + HORIZON + 1)).isFalse();
  }

  @Test
  void remembersUntilTheWatermarkHasPassedTheHorizon() throws Exception {
    long endOfSlice = START + HORIZON / 2;
    assertThat(passes("a", "u", endOfSlice - 1)).isTrue();
    advanceTo(endOfSlice - 1 + HORIZON);
    assertThat(passes("a", "u", endOfSlice - 1)).isFalse();
  }

  @Test
  void hasForgottenHalfAHorizonLater() throws Exception {
    assertThat(passes("a", "u", START)).isTrue();
    assertThat(operator.numKeyedStateEntries()).isPositive();
    advanceTo(START + HORIZON + HORIZON / 2);
    assertThat(operator.numKeyedStateEntries()).isZero();
    assertThat(operator.numEventTimeTimers()).isZero();
    assertThat(passes("a", "u", START)).isTrue();
  }

  @Test
  void keepsLaterTimesWhenItForgets() throws Exception {
    passes("a", "u", START);
    passes("a", "u", START + HORIZON + 1);
    passes("b", "u", START + HORIZON);
    advanceTo(START + HORIZON + HORIZON / 2);
    assertThat(passes("a", "u", START + HORIZON + 1)).isFalse();
    assertThat(passes("b", "u", START + HORIZON)).isFalse();
  }

  @Test
  void doesNotRememberWhatWouldBeForgottenAtOnce() throws Exception {
    advanceTo(START + HORIZON + HORIZON / 2);
    assertThat(passes("a", "u", START)).isTrue();
    assertThat(operator.numKeyedStateEntries()).isZero();
  }
}
