package io.millrace.peer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.peer.streams.InputEnds.End;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {
  private static final long START = 1_700_000_000_000L;
  private static final long DISORDER = 30_000;
  private static final long IDLE = 5_000;

  private final PartitionProgress progress = new PartitionProgress(DISORDER, IDLE, START);

  @Test
  void followsTheLargestTimestamp() {
    assertThat(progress.watermark()).isZero();
    progress.saw(0, START - 100_000, START);
    progress.saw(1, START - 200_000, START);
    assertThat(progress.watermark()).isEqualTo(START - 100_000 - DISORDER);
  }

  @Test
  void countsATimestampOfTheFutureAsNow() {
    progress.saw(0, START + 100_000, START);
    assertThat(progress.watermark()).isEqualTo(START - DISORDER);
  }

  @Test
  void followsTheWallClockOnceItIsIdle() {
    progress.saw(9, START - 100_000, START);
    progress.saw(new End(10, 0, START + IDLE - 1));
    assertThat(progress.watermark()).isEqualTo(START - 100_000 - DISORDER);
    progress.saw(new End(10, 0, START + IDLE));
    assertThat(progress.watermark()).isEqualTo(START + IDLE - DISORDER);
  }

  @Test
  void standsWhileThereAreUnreadRecords() {
    progress.saw(8, START - 100_000, START);
    progress.saw(new End(10, 5, START + 9 * IDLE));
    assertThat(progress.watermark()).isEqualTo(START - 100_000 - DISORDER);
  }

  @Test
  void isIdleWithoutEverHavingHadARecord() {
    progress.saw(new End(0, 0, START + IDLE));
    assertThat(progress.watermark()).isEqualTo(START + IDLE - DISORDER);
  }

  @Test
  void isIdleAtAnEndThatWasReadBeforeARestart() {
    progress.saw(new End(10, 10, START + IDLE));
    assertThat(progress.watermark()).isEqualTo(START + IDLE - DISORDER);
  }

  @Test
  void neverGoesBack() {
    progress.saw(new End(0, 0, START + IDLE));
    progress.saw(0, START - 100_000, START + IDLE);
    assertThat(progress.watermark()).isEqualTo(START + IDLE - DISORDER);
  }
}
