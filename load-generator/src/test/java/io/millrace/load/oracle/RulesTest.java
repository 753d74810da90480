package io.millrace.load.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final long MINUTE = 60_000;

  private final Rules rules = new Rules(Workload.defaults().pipeline());

  @Test
  void anEventIsCountedUntilTheWatermarkReachesItsWindowEndAndTheLateness() {
    long time = 5 * MINUTE + 1;
    assertThat(rules.windowStart(time)).isEqualTo(5 * MINUTE);
    assertThat(rules.windowStart(-1)).isEqualTo(-MINUTE);
    assertThat(rules.certainlyCounted(time, 8 * MINUTE - 1)).isTrue();
    assertThat(rules.certainlyCounted(time, 8 * MINUTE)).isFalse();
  }

  @Test
  void anEventIsRememberedUntilTheWatermarkPassesItByTheHorizon() {
    assertThat(rules.certainlyRemembered(7, 7 + 10 * MINUTE - 1)).isTrue();
    assertThat(rules.certainlyRemembered(7, 7 + 10 * MINUTE)).isFalse();
  }

  @Test
  void theWatermarkIsBoundByTheOwnPartition() {
    Sequence sequence = sequence();
    WatermarkBound bound = new WatermarkBound(sequence, 0, 0);
    GeneratedRecord record = new GeneratedRecord();
    long[] largest = new long[12];
    for (long i = 0; i < sequence.size(); i++) {
      sequence.describe(i, record);
      long before = largest[record.partition()];
      assertThat(bound.visit(record))
          .isEqualTo(before == 0 ? WatermarkBound.NONE : before - 30_000);
      largest[record.partition()] = Math.max(before, record.timestamp());
    }
  }

  @Test
  void aPacedPartitionMayFollowTheWallClockOnceItIsSilent() {
    // Two records per second over eleven partitions: most fall silent for five seconds now and
    // then.
    Sequence sequence = sequence("arrival.perSecond=2");
    long wallClock = START.toEpochMilli() + 7 * 86_400_000L;
    WatermarkBound bound = new WatermarkBound(sequence, wallClock, 100);
    GeneratedRecord record = new GeneratedRecord();
    sequence.describe(0, record);
    assertThat(bound.visit(record)).isEqualTo(wallClock + 100 - 30_000);

    Sequence dense = sequence("arrival.perSecond=2000", "arrival.duration=PT0S");
    WatermarkBound denseBound = new WatermarkBound(dense, START.toEpochMilli() - 1_000, 100);
    for (long i = 0; i < dense.size(); i++) {
      dense.describe(i, record);
      assertThat(denseBound.visit(record)).isLessThan(START.toEpochMilli() + 60 * MINUTE);
    }
  }

  private static Sequence sequence(String... overrides) {
    return new Sequence(
        WorkloadFile.parse("keys: {users: 500}", List.of(overrides))
            .withRecords(3_000)
            .withStart(START));
  }
}
