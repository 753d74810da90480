package io.millrace.shard;

/** What a stage knows of one shard, in memory and mutable, in the form its questions need. */
public interface ShardIndex {
  /**
   * Takes in a block that was appended to the shard's journal before. Blocks come in any order, so
   * what they add must not depend on it.
   *
   * @param block as given to {@link ShardState#append}
   */
  void replay(byte[] block);

  /** Whether there is nothing to remember any more. */
  boolean isEmpty();
}
