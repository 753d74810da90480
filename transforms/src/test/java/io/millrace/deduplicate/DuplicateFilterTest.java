package io.millrace.deduplicate;

import static io.millrace.batch.TestEvent.batch;
import static io.millrace.batch.TestEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.EventBatch;
import io.millrace.batch.TestEvent;
import io.millrace.shard.ShardStateKind;
import io.millrace.shard.TestShard.Content;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a horizon of 10 ms: slices are 5 ms long. */
class DuplicateFilterTest {
  private static DeduplicatedShard shard(ShardStateKind kind) {
    return new DeduplicatedShard(kind, 10);
  }

  @ParameterizedTest
  @EnumSource
  void theFirstToArrivePassesAndItsCopiesAreDropped(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    EventBatch passed =
        shard.filter(batch(event("a").at(3), event("b").at(3), event("a").at(4), event("c")), 0);

    assertThat(TestEvent.of(passed))
        .containsExactly(event("a").at(3), event("b").at(3), event("c"));
    assertThat(shard.pass(0, event("c"), event("d"), event("b").at(3))).containsExactly("d");
  }

  @ParameterizedTest
  @EnumSource
  void giveTheSameBatchIfNothingIsDropped(ShardStateKind kind) {
    EventBatch batch = batch(event("a"), event("b"));

    assertThat(shard(kind).filter(batch, 0)).isSameAs(batch);
    assertThat(shard(kind).filter(batch(event("a"), event("a")), 0).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void eventTimesMayDifferByTheHorizonAndNoMore(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    assertThat(shard.pass(0, event("a").at(100))).containsExactly("a");
    assertThat(shard.pass(0, event("a").at(110))).isEmpty();
    assertThat(shard.pass(0, event("a").at(90))).isEmpty();
    assertThat(shard.pass(0, event("a").at(111))).containsExactly("a");
    assertThat(shard.pass(0, event("a").at(89))).containsExactly("a");
    assertThat(shard.pass(0, event("a").at(121))).isEmpty();
    assertThat(shard.pass(0, event("a").at(122))).containsExactly("a");
  }

  @ParameterizedTest
  @EnumSource
  void aDroppedCopyIsNotRemembered(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    assertThat(shard.pass(0, event("a").at(0), event("a").at(10), event("a").at(20)))
        .containsExactly("a", "a");
  }

  @ParameterizedTest
  @EnumSource
  void anIdIsForgottenWhenTheWatermarkReachesTheExpiryOfItsSlice(ShardStateKind kind) {
    for (long time : new long[] {0, 4}) { // both of the slice that expires at 15
      for (long watermark = 14; watermark <= 16; watermark++) {
        DeduplicatedShard shard = shard(kind);
        assertThat(shard.pass(0, event("a").at(time))).containsExactly("a");
        shard.fireTimer(watermark);
        assertThat(shard.remembered()).as("at %d", watermark).isEqualTo(watermark < 15 ? 1 : 0);
        assertThat(shard.isFree()).isEqualTo(watermark >= 15);
        assertThat(shard.pass(watermark, event("a").at(time + 1)))
            .as("at %d", watermark)
            .hasSize(watermark < 15 ? 0 : 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIdIsForgottenOnTimeThoughItsTimerIsLate(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    assertThat(shard.pass(0, event("a").at(0))).containsExactly("a");
    assertThat(shard.pass(15, event("a").at(10))).containsExactly("a");
    assertThat(shard.remembered()).isEqualTo(1);
    assertThat(shard.nextExpiry()).isEqualTo(25);
  }

  @ParameterizedTest
  @EnumSource
  void anEventOfAnExpiredSlicePassesAndIsNotRemembered(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    assertThat(shard.pass(15, event("a").at(4), event("a").at(4), event("b").at(5), event("b")))
        .containsExactly("a", "a", "b");
    assertThat(shard.remembered()).isEqualTo(1);
    shard.fireTimer(20);
    assertThat(shard.isFree()).isTrue();
  }

  /** The first may be remembered long after the slice of a copy with an earlier time. */
  @ParameterizedTest
  @EnumSource
  void aCopyOfAnExpiredSliceIsDroppedWhileTheFirstIsRemembered(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    assertThat(shard.pass(10, event("a").at(10))).containsExactly("a");
    assertThat(shard.pass(20, event("a").at(0), event("a").at(-1))).containsExactly("a");
    shard.fireTimer(24);
    assertThat(shard.pass(24, event("a").at(0))).isEmpty();
    shard.fireTimer(25);
    assertThat(shard.pass(25, event("a").at(0))).containsExactly("a");
  }

  @ParameterizedTest
  @EnumSource
  void slicesAreFreedOneAfterTheOther(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    shard.pass(-100, event("a").at(-7), event("b").at(2), event("c").at(21), event("d").at(22));
    assertThat(shard.nextExpiry()).isEqualTo(5);
    shard.fireTimer(5);
    assertThat(shard.remembered()).isEqualTo(3);
    assertThat(shard.nextExpiry()).isEqualTo(15);
    shard.fireTimer(15);
    assertThat(shard.remembered()).isEqualTo(2);
    assertThat(shard.nextExpiry()).isEqualTo(35);
    shard.fireTimer(34);
    assertThat(shard.pass(34, event("c").at(21), event("d").at(22))).isEmpty();
    shard.fireTimer(35);
    assertThat(shard.isFree()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void slicesThatShareABagAreFreedApart(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    shard.pass(-100, event("a").at(0), event("b").at(20), event("c").at(40)); // slices 0, 4, 8
    shard.fireTimer(15);
    shard.moveToNewInstance();
    assertThat(shard.pass(15, event("b").at(20), event("c").at(40))).isEmpty();
    assertThat(shard.remembered()).isEqualTo(2);
    shard.fireTimer(55);
    assertThat(shard.isFree()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void goesOnInAnotherInstance(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    shard.pass(0, event("a"), event("b").at(7));
    shard.pass(0, event("c").at(11), event("a").at(12));
    shard.moveToNewInstance();
    shard.shuffleBags(new Random(3));

    assertThat(shard.pass(0, event("a").at(10), event("b"), event("c").at(2), event("d")))
        .containsExactly("d");
    assertThat(shard.remembered()).isEqualTo(5);
    assertThat(shard.nextExpiry()).isEqualTo(15);
  }

  @ParameterizedTest
  @EnumSource
  void goesBackWithTheState(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    shard.pass(0, event("a"));
    Content checkpoint = shard.content();
    assertThat(shard.pass(0, event("b"))).containsExactly("b");
    shard.restore(checkpoint);

    assertThat(shard.pass(0, event("a"), event("b"))).containsExactly("b");
    assertThat(shard.pass(0, event("b"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void remembersThousandsAndShrinksAgain(ShardStateKind kind) {
    DeduplicatedShard shard = shard(kind);
    TestEvent[] early = new TestEvent[3_000];
    TestEvent[] late = new TestEvent[100];
    for (int i = 0; i < early.length; i++) {
      early[i] = event("early-" + i).at(i % 5);
    }
    for (int i = 0; i < late.length; i++) {
      late[i] = event("late-" + i).at(5 + i % 5);
    }
    assertThat(shard.pass(0, early)).hasSize(3_000);
    assertThat(shard.pass(0, late)).hasSize(100);
    assertThat(shard.pass(0, early)).isEmpty();
    assertThat(shard.tableBytes()).isEqualTo(8192 * 24);
    shard.fireTimer(15);
    assertThat(shard.remembered()).isEqualTo(100);
    assertThat(shard.tableBytes()).isEqualTo(512 * 24);
    assertThat(shard.pass(15, late)).isEmpty();
    assertThat(shard.pass(15, early)).hasSize(3_000);
  }
}
