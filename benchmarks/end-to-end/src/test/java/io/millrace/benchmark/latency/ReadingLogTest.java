package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingLogTest {
  private static final String RESET =
      "INFO SubscriptionState - [Consumer clientId=c-1, groupId=g] Resetting offset for partition"
          + " run-a.clicks.raw-0 to position FetchPosition{offset=0, offsetEpoch=Optional.empty}.";
  private static final String SEEK =
      "INFO ClassicKafkaConsumer - [Consumer clientId=c-1, groupId=null] Seeking to offset 0 for"
          + " partition run-a.clicks.raw-10";
  private static final String EARLIEST =
      "INFO KafkaConsumer - Seeking to earliest offset of partition run-a.clicks.raw-2";

  @Test
  void isReadyWhenEveryPartitionHasAPosition() {
    assertThat(ReadingLog.readsAll(List.of(RESET, "else", SEEK), "run-a.clicks.raw", 3)).isFalse();
    assertThat(ReadingLog.readsAll(List.of(RESET, RESET, SEEK), "run-a.clicks.raw", 3)).isFalse();
    assertThat(ReadingLog.readsAll(List.of(RESET, SEEK, EARLIEST), "run-a.clicks.raw", 3)).isTrue();
  }

  @Test
  void looksAtTheInputOnly() {
    assertThat(ReadingLog.readsAll(List.of(RESET), "run-a.clicks", 1)).isFalse();
    assertThat(ReadingLog.readsAll(List.of(), "run-a.clicks.raw", 1)).isFalse();
  }
}
