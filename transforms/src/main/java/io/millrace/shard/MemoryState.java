package io.millrace.shard;

/**
 * State that lives with its index, in memory, and is gone with it: for assemblies that keep no
 * state of their own.
 *
 * @param <I> the stage's index
 * @param index what the shard knows
 */
public record MemoryState<I extends ShardIndex>(I index) implements ShardState<I> {
  @Override
  public void append(long slice, byte[] block) {
    // The index holds it.
  }

  @Override
  public void retire(long slice) {
    // The index has forgotten it.
  }

  @Override
  public void commit() {
    // Nothing else holds it.
  }
}
