package io.millrace.deduplicate;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchBuilder;
import io.millrace.shard.ShardState;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Drops the copies of events from a batch, by the ids that its shard remembers. Not thread-safe:
 * one for each function instance.
 */
public final class DuplicateFilter {
  private final Horizon horizon;
  private final Map<Long, ByteBuffer> blocks = new TreeMap<>();
  private boolean[] kept = new boolean[0];
  private @Nullable EventBatchBuilder builder;

  /** Remembers ids for this long. */
  public DuplicateFilter(Horizon horizon) {
    this.horizon = horizon;
  }

  /**
   * The events that are no copies, in their order; the same batch if none is one.
   *
   * <p>Forgets first what the watermark has left behind, because the timer may come later. An event
   * so old that its id would be forgotten at once is not remembered: it passes unless a copy is.
   */
  public EventBatch filter(EventBatch events, ShardState<SeenIds> state, long watermark) {
    expire(state, watermark);
    int count = events.count();
    kept = kept.length < count ? new boolean[count] : kept;
    int passed = 0;
    for (int event = 0; event < count; event++) {
      kept[event] = passes(events, event, state.index(), watermark);
      passed += kept[event] ? 1 : 0;
    }
    blocks.forEach(
        (slice, block) -> {
          byte[] bytes = new byte[block.position()];
          block.flip().get(bytes);
          state.append(slice, bytes);
        });
    blocks.clear();
    return passed == count ? events : select(events);
  }

  private boolean passes(EventBatch events, int event, SeenIds ids, long watermark) {
    long eventTime = events.eventTime(event);
    long slice = horizon.slice(eventTime);
    if (horizon.isExpired(slice, watermark)) {
      return !ids.contains(events.idHigh(event), events.idLow(event), eventTime);
    }
    if (!ids.add(events.idHigh(event), events.idLow(event), eventTime)) {
      return false;
    }
    ByteBuffer block = blocks.get(slice);
    if (block == null) {
      block =
          ByteBuffer.allocate(Long.BYTES + (events.count() - event) * SeenIds.ENTRY_BYTES)
              .putLong(slice);
      blocks.put(slice, block);
    }
    block.putLong(events.idHigh(event)).putLong(events.idLow(event)).putLong(eventTime);
    return true;
  }

  private EventBatch select(EventBatch events) {
    builder = EventBatchBuilder.forEventsOf(events, builder);
    for (int event = 0; event < events.count(); event++) {
      if (kept[event]) {
        builder.copy(events, event);
      }
    }
    return builder.build();
  }

  /** Forgets the slices that the watermark has left behind. */
  public void expire(ShardState<SeenIds> state, long watermark) {
    SeenIds ids = state.index();
    while (!ids.slices().isEmpty() && horizon.isExpired(ids.slices().first(), watermark)) {
      long slice = ids.slices().first();
      ids.forget(slice);
      state.retire(slice);
    }
  }

  /**
   * The watermark at which {@link #expire} has something to do again; only if an id is remembered.
   */
  public long nextExpiry(SeenIds ids) {
    return horizon.expiry(ids.slices().first());
  }
}
