package io.millrace.shard;

/**
 * The state of one shard during one call of a stage's function.
 *
 * <p>What is remembered belongs to a slice of event time, and is forgotten slice by slice.
 *
 * @param <I> the stage's index
 */
public interface ShardState<I extends ShardIndex> {
  /** The index, to be read and changed in place. */
  I index();

  /**
   * Records a change that the index has already seen.
   *
   * @param slice the slice it belongs to, which must also be the block's first eight bytes,
   *     big-endian
   * @param block what {@link ShardIndex#replay} needs to make the change again
   */
  void append(long slice, byte[] block);

  /** Forgets what was appended for the slice, which the index has already forgotten. */
  void retire(long slice);

  /** Ends the call: the index as it is now is the shard's state. */
  void commit();
}
