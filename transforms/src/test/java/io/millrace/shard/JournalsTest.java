package io.millrace.shard;

import static io.millrace.shard.TestIndex.add;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.shard.TestIndex.TestIndexCoder;
import io.millrace.shard.TestShard.Content;
import org.junit.jupiter.api.Test;

class JournalsTest {
  private final TestShard<TestIndex> shard = shard();

  private static TestShard<TestIndex> shard() {
    return new TestShard<>(ShardStateKind.JOURNAL, new TestIndexCoder(), TestIndex::new);
  }

  private static void addAndCommit(ShardState<TestIndex> state, long number) {
    add(state, 0, number);
    state.commit();
  }

  @Test
  void readsNoBagAsLongAsTheIndexFits() {
    for (int i = 0; i < 10; i++) {
      addAndCommit(shard.open(), i);
    }
    TestIndex index = shard.open().index();

    assertThat(index.numbers()).hasSize(10);
    assertThat(shard.bagReads()).isZero();
    shard.moveToNewInstance();
    assertThat(shard.open().index().numbers()).isEqualTo(index.numbers());
    assertThat(shard.bagReads()).isEqualTo(Journals.GENERATIONS);
  }

  @Test
  void rebuildsAnIndexThatAnotherInstanceHasWrittenPast() {
    Journals<TestIndex> one = new Journals<>(TestIndex::new);
    Journals<TestIndex> other = new Journals<>(TestIndex::new);
    addAndCommit(shard.openWith(one, 1), 1);
    addAndCommit(shard.openWith(other, 1), 2);
    addAndCommit(shard.openWith(one, 1), 3);

    assertThat(shard.openWith(one, 1).index().numbers()).containsExactly(1L, 2L, 3L);
    assertThat(shard.openWith(other, 1).index().numbers()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void tellsARetryFromTheBundleItReplaces() {
    Journals<TestIndex> one = new Journals<>(TestIndex::new);
    Journals<TestIndex> other = new Journals<>(TestIndex::new);
    addAndCommit(shard.openWith(one, 1), 1);
    Content checkpoint = shard.content();
    addAndCommit(shard.openWith(one, 1), 2);
    shard.restore(checkpoint);
    addAndCommit(shard.openWith(other, 1), 3); // As many commits as the bundle that was lost.

    assertThat(shard.openWith(one, 1).index().numbers()).containsExactly(1L, 3L);
  }

  @Test
  void doesNotTakeTheIndexOfAnOpenCallForTheState() {
    addAndCommit(shard.open(), 1);
    shard.open().index().replay(new byte[16]); // The call fails before it appends or commits.

    assertThat(shard.open().index().numbers()).containsExactly(1L);
  }

  @Test
  void keepsShardsApart() {
    Journals<TestIndex> journals = new Journals<>(TestIndex::new);
    TestShard<TestIndex> second = shard();
    addAndCommit(shard.openWith(journals, 1), 1);
    addAndCommit(second.openWith(journals, 2), 2);
    addAndCommit(shard.openWith(journals, 1), 3);

    assertThat(shard.openWith(journals, 1).index().numbers()).containsExactly(1L, 3L);
    assertThat(second.openWith(journals, 2).index().numbers()).containsExactly(2L);
  }
}
