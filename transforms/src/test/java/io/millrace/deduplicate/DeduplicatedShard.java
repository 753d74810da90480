package io.millrace.deduplicate;

import static io.millrace.batch.TestEvent.batch;

import io.millrace.batch.EventBatch;
import io.millrace.batch.TestEvent;
import io.millrace.shard.ShardState;
import io.millrace.shard.ShardStateKind;
import io.millrace.shard.TestShard;
import io.millrace.shard.TestShard.Content;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** A filter and the state of one shard, called as the stage's shell does. */
final class DeduplicatedShard {
  private final DuplicateFilter filter;
  private final TestShard<SeenIds> shard;

  DeduplicatedShard(ShardStateKind kind, long horizonMillis) {
    Horizon horizon = new Horizon(horizonMillis);
    filter = new DuplicateFilter(horizon);
    shard = new TestShard<>(kind, SeenIdsCoder.of(), () -> new SeenIds(horizon));
  }

  EventBatch filter(EventBatch events, long watermark) {
    ShardState<SeenIds> state = shard.open();
    EventBatch passed = filter.filter(events, state, watermark);
    state.commit();
    return passed;
  }

  /** The ids of the events that pass. */
  List<String> pass(long watermark, TestEvent... events) {
    return TestEvent.ids(filter(batch(events), watermark));
  }

  void fireTimer(long watermark) {
    ShardState<SeenIds> state = shard.open();
    filter.expire(state, watermark);
    state.commit();
  }

  /** When the timer is set to; only if something is remembered. */
  long nextExpiry() {
    return look(filter::nextExpiry);
  }

  int remembered() {
    return look(SeenIds::size);
  }

  int tableBytes() {
    return look(ids -> ids.entries().length * Long.BYTES);
  }

  private <T> T look(Function<SeenIds, T> at) {
    ShardState<SeenIds> state = shard.open();
    T found = at.apply(state.index());
    state.commit();
    return found;
  }

  boolean isFree() {
    return shard.isFree();
  }

  void moveToNewInstance() {
    shard.moveToNewInstance();
  }

  void shuffleBags(Random random) {
    shard.shuffleBags(random);
  }

  Content content() {
    return shard.content();
  }

  void restore(Content content) {
    shard.restore(content);
  }
}
