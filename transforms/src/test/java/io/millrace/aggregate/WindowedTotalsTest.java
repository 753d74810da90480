package io.millrace.aggregate;

import static io.millrace.batch.TestEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.TestEvent;
import io.millrace.batch.TestRecord;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionReason;
import io.millrace.shard.ShardStateKind;
import io.millrace.shard.TestShard.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With windows of 10 ms that take corrections for 5 ms. */
class WindowedTotalsTest {
  private static AggregatedShard shard(ShardStateKind kind) {
    return new AggregatedShard(kind, new FixedWindow(10, 5), 1);
  }

  private static TestEvent of(String key, long time, long measure) {
    return event("any").of(key).at(time).measuring(measure);
  }

  @ParameterizedTest
  @EnumSource
  void aWindowGivesItsTotalsWhenTheWatermarkReachesItsEnd(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    assertThat(shard.add(0, of("u", 0, 5), of("v", 3, 7), of("u", 9, 60), of("u", 10, 1)))
        .isEmpty();
    assertThat(shard.nextDue()).isEqualTo(10);
    assertThat(shard.advance(9)).isEmpty();
    assertThat(shard.advance(10))
        .containsExactlyInAnyOrder("u [0, 10) 2 [65] #0", "v [0, 10) 1 [7] #0");
    assertThat(shard.advance(19)).isEmpty();
    assertThat(shard.advance(20)).containsExactly("u [10, 20) 1 [1] #0");
  }

  @ParameterizedTest
  @EnumSource
  void aWindowHoldsItsStartAndNotItsEnd(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    long[] times = {-11, -10, -1, 0, 9, 10};
    for (long time : times) {
      shard.add(-100, of("u", time, time));
    }
    assertThat(shard.advance(20))
        .containsExactly(
            "u [-20, -10) 1 [-11] #0",
            "u [-10, 0) 2 [-11] #0",
            "u [0, 10) 2 [9] #0",
            "u [10, 20) 1 [10] #0");
  }

  @ParameterizedTest
  @EnumSource
  void aLateEventCorrectsItsKeysTotalWithTheNextRevision(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    shard.add(0, of("u", 1, 1), of("v", 1, 1));
    shard.advance(10);

    assertThat(shard.add(10, of("u", 2, 20))).containsExactly("u [0, 10) 2 [21] #1");
    assertThat(shard.add(14, of("u", 3, 300))).containsExactly("u [0, 10) 3 [321] #2");
    shard.moveToNewInstance();
    assertThat(shard.add(14, of("u", 3, 4), of("v", 9, 9)))
        .containsExactlyInAnyOrder("u [0, 10) 4 [325] #3", "v [0, 10) 2 [10] #1");
    assertThat(shard.late()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void severalCorrectionsOfAKeyInOneBatchGiveOneResult(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    shard.add(0, of("u", 1, 1), of("u", 11, 1));
    shard.advance(11);

    assertThat(shard.add(11, of("u", 2, 1), of("u", 12, 1), of("u", 3, 1), of("w", 4, 1)))
        .containsExactlyInAnyOrder("u [0, 10) 3 [3] #1", "w [0, 10) 1 [1] #0");
    assertThat(shard.advance(20)).containsExactly("u [10, 20) 2 [2] #0");
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatIsFirstSeenLateHasRevisionZero(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    shard.add(0, of("u", 1, 1));
    shard.advance(10);

    assertThat(shard.add(12, of("v", 1, 7))).containsExactly("v [0, 10) 1 [7] #0");
    assertThat(shard.add(12, of("v", 1, 7))).containsExactly("v [0, 10) 2 [14] #1");
  }

  @ParameterizedTest
  @EnumSource
  void aWindowWhoseEventsAreAllLateGivesItsTotalsAtOnce(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    assertThat(shard.add(12, of("u", 1, 1), of("u", 2, 1), of("v", 9, 5)))
        .containsExactlyInAnyOrder("u [0, 10) 2 [2] #0", "v [0, 10) 1 [5] #0");
    shard.moveToNewInstance();
    assertThat(shard.add(12, of("u", 3, 1))).containsExactly("u [0, 10) 3 [3] #1");
    assertThat(shard.advance(12)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDueIsGivenBeforeTheEventsOfABatchThatOvertookTheTimer(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    shard.add(0, of("u", 1, 1));
    assertThat(shard.add(10, of("u", 2, 1), of("u", 12, 1)))
        .containsExactly("u [0, 10) 1 [1] #0", "u [0, 10) 2 [2] #1");
    assertThat(shard.advance(10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEventIsLateFromTheEndOfTheAllowedLateness(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    TestEvent late =
        of("u", 9, 1).in(TestRecord.record(44).withHeader("h", "1")).from(2, 45).asTranscoded();
    assertThat(shard.add(14, of("u", 0, 1))).containsExactly("u [0, 10) 1 [1] #0");
    assertThat(shard.late()).isEmpty();
    assertThat(shard.add(15, of("v", 10, 1), late, of("u", 0, 1), of("v", 14, 1))).isEmpty();

    TestRecord record = late.record();
    assertThat(shard.late()).hasSize(2);
    assertThat(shard.late().get(0))
        .isEqualTo(
            new Rejection(
                RejectionReason.LATE,
                "the window was closed by the watermark",
                "total",
                "input",
                2,
                45,
                record.timestamp(),
                TestRecord.bytes("key44"),
                TestRecord.bytes("other"),
                record.packedHeaders()));
    assertThat(shard.advance(20)).containsExactly("v [10, 20) 2 [2] #0");
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfALateBatchIsKept(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    shard.add(15, of("u", 9, 1), of("v", -3, 1));

    assertThat(shard.late()).hasSize(2);
    assertThat(shard.isFree()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aWindowWhoseTimerIsLateGivesItsTotalsBeforeItIsForgotten(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    shard.add(0, of("u", 1, 1), of("u", 55, 2));

    assertThat(shard.advance(1_000)).containsExactly("u [0, 10) 1 [1] #0", "u [50, 60) 1 [2] #0");
    assertThat(shard.isFree()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void slicesAreFreedWhenTheirLastWindowIsClosed(ShardStateKind kind) {
    // Slices of two windows: [0, 20), [20, 40), ..., so that the first and the fifth share a bag.
    AggregatedShard shard = new AggregatedShard(kind, new FixedWindow(10, 30), 1);
    shard.add(-10, of("u", 5, 1), of("u", 85, 2), of("v", 15, 3));
    assertThat(shard.advance(20)).hasSize(2);
    assertThat(shard.nextDue()).isEqualTo(50);
    Content before = shard.content();
    shard.advance(49);
    assertThat(shard.add(49, of("v", 19, 1))).containsExactly("v [10, 20) 2 [4] #1");
    shard.restore(before);
    assertThat(shard.advance(50)).isEmpty();
    assertThat(shard.nextDue()).isEqualTo(90);
    shard.moveToNewInstance();
    assertThat(shard.advance(90)).containsExactly("u [80, 90) 1 [2] #0");
    assertThat(shard.isFree()).isFalse();
    assertThat(shard.advance(130)).isEmpty();
    assertThat(shard.isFree()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void sumsMeasuresOfManyKeysWhereverStateGoes(ShardStateKind kind) {
    AggregatedShard shard = new AggregatedShard(kind, new FixedWindow(10, 5), 2);
    List<TestEvent> events = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String key = i == 7 ? "" : "k" + Integer.toString(i, 36);
      for (int part = 0; part < 3; part++) {
        events.add(event("any").of(key).at(part).measuring((long) i, (long) -part));
      }
      expected.add(key + " [0, 10) 3 [" + 3 * i + ", -3] #0");
    }
    shard.add(0, events.subList(0, 1_000));
    shard.moveToNewInstance();
    shard.shuffleBags(new Random(5));
    shard.add(0, events.subList(1_000, 2_200));
    shard.add(0, events.subList(2_200, 3_000));

    assertThat(shard.advance(10)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(shard.given()).hasSizeGreaterThan(100);
    for (RecordBatch batch : shard.given()) {
      assertThat(batch.toBytes()).hasSizeLessThan(300 + 80);
      assertThat(batch.topic()).isEqualTo("totals");
      assertThat(batch.partition()).isEqualTo(RecordBatch.ANY_PARTITION);
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesBackWithTheState(ShardStateKind kind) {
    AggregatedShard shard = shard(kind);
    shard.add(0, of("u", 1, 1));
    Content unfired = shard.content();
    assertThat(shard.advance(10)).containsExactly("u [0, 10) 1 [1] #0");
    Content fired = shard.content();
    assertThat(shard.add(10, of("u", 1, 1))).containsExactly("u [0, 10) 2 [2] #1");
    shard.restore(fired);
    assertThat(shard.add(10, of("u", 1, 4))).containsExactly("u [0, 10) 2 [5] #1");
    shard.restore(unfired);
    assertThat(shard.add(9, of("u", 1, 2))).isEmpty();
    assertThat(shard.advance(10)).containsExactly("u [0, 10) 2 [3] #0");
  }
}
