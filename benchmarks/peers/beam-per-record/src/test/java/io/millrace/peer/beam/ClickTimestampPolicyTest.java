package io.millrace.peer.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicy.PartitionContext;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class ClickTimestampPolicyTest {
  private static final Duration DISORDER = Duration.standardSeconds(30);
  private static final Duration IDLE = Duration.standardSeconds(5);

  private final TimestampPolicy<byte[], byte[]> policy =
      ClickTimestampPolicy.factory(DISORDER, IDLE)
          .createTimestampPolicy(new TopicPartition("t", 0), Optional.empty());

  private static PartitionContext context(long backlog, Instant checkedAt) {
    return new PartitionContext() {
      @Override
      public long getMessageBacklog() {
        return backlog;
      }

      @Override
      public Instant getBacklogCheckTime() {
        return checkedAt;
      }
    };
  }

  private Instant read(Instant timestamp) {
    KafkaRecord<byte[], byte[]> record =
        new KafkaRecord<>(
            "t",
            0,
            1,
            timestamp.getMillis(),
            KafkaTimestampType.CREATE_TIME,
            new RecordHeaders(),
            null,
            null);
    return policy.getTimestampForRecord(context(9, Instant.now()), record);
  }

  @Test
  void followsTheLargestTimestampAndNeverGoesBack() {
    Instant first = Instant.parse("2026-01-01T12:00:00Z");
    assertThat(read(first)).isEqualTo(first);
    Instant second = first.minus(Duration.standardSeconds(1));
    assertThat(read(second)).isEqualTo(second);
    assertThat(policy.getWatermark(context(9, Instant.now()))).isEqualTo(first.minus(DISORDER));
  }

  @Test
  void countsATimestampOfTheFutureAsNow() {
    Instant before = Instant.now();
    assertThat(read(before.plus(Duration.standardDays(9))).getMillis())
        .isBetween(before.getMillis(), Instant.now().getMillis());
  }

  @Test
  void followsTheWallClockOnceItIsIdleEvenWithoutAnyRecord() {
    Instant soon = Instant.now().plus(Duration.standardSeconds(1));
    assertThat(policy.getWatermark(context(0, soon))).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
    Instant later = Instant.now().plus(Duration.standardSeconds(6));
    assertThat(policy.getWatermark(context(1, later))).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
    assertThat(policy.getWatermark(context(0, later))).isEqualTo(later.minus(DISORDER));
  }
}
