package io.millrace.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.junit.jupiter.api.Test;

/** Times are seconds after the start of watching; disorder 30 s, idle timeout 5 s. */
class PartitionWatermarkTest {
  private static final long START = 1_700_000_000_000L;
  private static final long NONE = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();
  private static final long UNKNOWN = -1;

  private long now = START;
  private PartitionWatermark watermark = restoredAt(NONE);

  @Test
  void liesBehindTheLargestTimestampByTheDisorder() {
    recordAt(10, 10);
    assertWatermark(10 - 30, 12, 7);
  }

  @Test
  void doesNotGoBackForOlderRecords() {
    recordAt(10, 10);
    recordAt(11, -500);
    assertWatermark(10 - 30, 12, 7);
  }

  @Test
  void countsFutureTimestampsAsTheWallClock() {
    recordAt(10, 1_000_000);
    assertWatermark(10 - 30, 12, 7);
    recordAt(20, 19);
    assertWatermark(19 - 30, 21, 7);
  }

  @Test
  void saysNothingBeforeTheFirstRecord() {
    assertThat(advance(4, 0)).isEqualTo(NONE);
    assertThat(advance(4, 3)).isEqualTo(NONE);
  }

  @Test
  void followsTheWallClockWhenIdle() {
    recordAt(10, 2);
    assertWatermark(2 - 30, 14, 0);
    assertWatermark(15 - 30, 15, 0);
    assertWatermark(99 - 30, 99, 0);
  }

  @Test
  void isIdleAlsoWithoutAnyRecord() {
    assertThat(advance(4, 0)).isEqualTo(NONE);
    assertWatermark(5 - 30, 5, 0);
    assertWatermark(60 - 30, 60, 0);
  }

  @Test
  void isNotIdleSoonAfterARecord() {
    assertWatermark(60 - 30, 60, 0);
    recordAt(62, 61);
    assertWatermark(61 - 30, 66, 0);
    assertWatermark(67 - 30, 67, 0);
  }

  @Test
  void holdsWhileRecordsAreUnread() {
    recordAt(10, 10);
    assertWatermark(10 - 30, 600, 1);
    assertWatermark(10 - 30, 700, 1_000_000);
  }

  @Test
  void holdsWhileTheBacklogIsUnknown() {
    recordAt(10, 10);
    assertWatermark(10 - 30, 600, UNKNOWN);
  }

  @Test
  void holdsWhileTheEndCannotBeLookedUp() {
    recordAt(10, 10);
    now = at(600);
    assertThat(watermark.advance(0, at(14))).isEqualTo(at(10 - 30));
    assertThat(watermark.advance(0, at(40))).isEqualTo(at(40 - 30));
  }

  @Test
  void keepsWhatAnIdlePartitionReachedWhenOldRecordsCome() {
    assertWatermark(60 - 30, 60, 0);
    recordAt(61, -1_000);
    assertWatermark(60 - 30, 62, 0);
  }

  @Test
  void doesNotGoBackBehindTheRestoredOne() {
    watermark = restoredAt(at(100));
    assertWatermark(100, 1, 12);
    recordAt(2, 1);
    assertWatermark(100, 3, 12);
    assertWatermark(100, 60, 0);
    assertWatermark(131 - 30, 131, 0);
  }

  @Test
  void doesNotTrustALookUpInTheFuture() {
    now = at(10);
    assertThat(watermark.advance(0, at(500))).isEqualTo(at(10 - 30));
  }

  private PartitionWatermark restoredAt(long restored) {
    return new PartitionWatermark(
        () -> Instant.ofEpochMilli(now),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        restored,
        START);
  }

  private static long at(long second) {
    return START + 1_000 * second;
  }

  private void recordAt(long second, long timestamp) {
    now = at(second);
    watermark.sawRecords(at(timestamp));
  }

  private long advance(long second, long backlog) {
    now = at(second);
    return watermark.advance(backlog, now);
  }

  private void assertWatermark(long expected, long second, long backlog) {
    assertThat(advance(second, backlog)).isEqualTo(at(expected));
  }
}
