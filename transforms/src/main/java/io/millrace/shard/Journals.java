package io.millrace.shard;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.ValueState;

/**
 * {@link ShardStateKind#JOURNAL} of the shards that one function instance serves: their indexes,
 * kept in memory between calls and rebuilt from the journal when they do not fit it.
 *
 * <p>Whether an index fits is told by a token in the state that changes with every commit. It is
 * random and not a counter: when a runner rolls a bundle back and retries it elsewhere, a counter
 * could come to the same number with another content.
 *
 * <p>Not thread-safe: one for each function instance, transient in it.
 */
public final class Journals<I extends ShardIndex> {
  /** Bags a journal is spread over: slices share a bag when they are equal modulo this number. */
  public static final int GENERATIONS = 4;

  private final Map<Integer, Cached<I>> cache = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom();
  private final Supplier<I> empty;

  private record Cached<I>(long token, I index) {}

  public Journals(Supplier<I> empty) {
    this.empty = empty;
  }

  /**
   * The state of a shard.
   *
   * @param token the cell of the token
   * @param generations {@link #GENERATIONS} bags
   */
  public ShardState<I> open(int shard, ValueState<Long> token, List<BagState<byte[]>> generations) {
    Long current = token.read();
    Cached<I> cached = cache.get(shard);
    if (cached != null && current != null && current == cached.token) {
      return new Journal(shard, token, generations, cached.index);
    }
    I index = empty.get();
    if (current != null) {
      for (BagState<byte[]> generation : generations) {
        generation.read().forEach(index::replay);
      }
    }
    return new Journal(shard, token, generations, index);
  }

  private final class Journal implements ShardState<I> {
    private final int shard;
    private final ValueState<Long> token;
    private final List<BagState<byte[]>> generations;
    private final I index;

    Journal(int shard, ValueState<Long> token, List<BagState<byte[]>> generations, I index) {
      this.shard = shard;
      this.token = token;
      this.generations = generations;
      this.index = index;
      // Until the commit nobody may take this index for the state: the call may fail half-way.
      cache.remove(shard);
    }

    @Override
    public I index() {
      return index;
    }

    @Override
    public void append(long slice, byte[] block) {
      generation(slice).add(block);
    }

    @Override
    public void retire(long slice) {
      BagState<byte[]> generation = generation(slice);
      List<byte[]> others = new ArrayList<>();
      for (byte[] block : generation.read()) {
        if (ByteBuffer.wrap(block).getLong() != slice) {
          others.add(block);
        }
      }
      generation.clear();
      others.forEach(generation::add);
    }

    private BagState<byte[]> generation(long slice) {
      return generations.get((int) Math.floorMod(slice, (long) GENERATIONS));
    }

    @Override
    public void commit() {
      if (index.isEmpty()) {
        token.clear();
        return;
      }
      long next = random.nextLong();
      token.write(next);
      cache.put(shard, new Cached<>(next, index));
    }
  }
}
