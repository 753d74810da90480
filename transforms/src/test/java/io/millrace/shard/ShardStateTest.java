package io.millrace.shard;

import static io.millrace.shard.TestIndex.add;
import static io.millrace.shard.TestIndex.forget;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.shard.TestIndex.TestIndexCoder;
import io.millrace.shard.TestShard.Content;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both kinds of state must do. */
class ShardStateTest {
  private static TestShard<TestIndex> shard(ShardStateKind kind) {
    return new TestShard<>(kind, new TestIndexCoder(), TestIndex::new);
  }

  private static void addAndCommit(TestShard<TestIndex> shard, long slice, long number) {
    ShardState<TestIndex> state = shard.open();
    add(state, slice, number);
    state.commit();
  }

  @ParameterizedTest
  @EnumSource
  void remembersWhatWasCommitted(ShardStateKind kind) {
    TestShard<TestIndex> shard = shard(kind);
    assertThat(shard.open().index().isEmpty()).isTrue();
    addAndCommit(shard, 0, 10);
    addAndCommit(shard, 1, 20);

    assertThat(shard.open().index().numbers()).containsExactly(10L, 20L);
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByAnotherInstance(ShardStateKind kind) {
    TestShard<TestIndex> shard = shard(kind);
    addAndCommit(shard, 0, 10);
    addAndCommit(shard, 0, 11);
    shard.moveToNewInstance();

    assertThat(shard.open().index().numbers()).containsExactly(10L, 11L);
  }

  @ParameterizedTest
  @EnumSource
  void followsTheCellsWhenTheyGoBack(ShardStateKind kind) {
    TestShard<TestIndex> shard = shard(kind);
    Content nothing = shard.content();
    addAndCommit(shard, 0, 10);
    Content checkpoint = shard.content();
    addAndCommit(shard, 0, 11);
    shard.restore(checkpoint);
    assertThat(shard.open().index().numbers()).containsExactly(10L);
    addAndCommit(shard, 0, 12);
    assertThat(shard.open().index().numbers()).containsExactly(10L, 12L);

    shard.restore(nothing);
    assertThat(shard.open().index().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void forgetsACallThatFailed(ShardStateKind kind) {
    TestShard<TestIndex> shard = shard(kind);
    addAndCommit(shard, 0, 10);
    Content before = shard.content();
    add(shard.open(), 0, 11); // and no commit
    shard.restore(before);

    assertThat(shard.open().index().numbers()).containsExactly(10L);
  }

  @ParameterizedTest
  @EnumSource
  void retiresASliceButNotThoseThatShareItsBag(ShardStateKind kind) {
    TestShard<TestIndex> shard = shard(kind);
    long[] slices = {-5, -1, 3, 3 + Journals.GENERATIONS, 4};
    for (long slice : slices) {
      addAndCommit(shard, slice, 10 * slice);
      addAndCommit(shard, slice, 10 * slice + 1);
    }
    ShardState<TestIndex> state = shard.open();
    forget(state, -1);
    forget(state, 3);
    state.commit();
    shard.moveToNewInstance();
    shard.shuffleBags(new Random(1));

    assertThat(shard.open().index().numbers()).containsExactly(-50L, -49L, 40L, 41L, 70L, 71L);
  }

  @ParameterizedTest
  @EnumSource
  void retiresASliceInTheCallThatAddedToIt(ShardStateKind kind) {
    TestShard<TestIndex> shard = shard(kind);
    ShardState<TestIndex> state = shard.open();
    add(state, 0, 1);
    add(state, 4, 2);
    forget(state, 0);
    state.commit();
    shard.moveToNewInstance();

    assertThat(shard.open().index().numbers()).containsExactly(2L);
  }

  @ParameterizedTest
  @EnumSource
  void keepsNothingWhenNothingIsRemembered(ShardStateKind kind) {
    TestShard<TestIndex> shard = shard(kind);
    shard.open().commit();
    assertThat(shard.isFree()).isTrue();
    addAndCommit(shard, 0, 1);
    addAndCommit(shard, 1, 2);
    assertThat(shard.isFree()).isFalse();
    ShardState<TestIndex> state = shard.open();
    forget(state, 0);
    forget(state, 1);
    state.commit();

    assertThat(shard.isFree()).isTrue();
    addAndCommit(shard, 2, 3);
    assertThat(shard.open().index().numbers()).containsExactly(3L);
  }
}
