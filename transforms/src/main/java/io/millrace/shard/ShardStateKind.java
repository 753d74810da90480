package io.millrace.shard;

/** The two ways to keep the state of a shard. Results are the same, costs are not. */
public enum ShardStateKind {
  /**
   * One compact value, read and written as a whole. Right where the runner copies all of a key's
   * state for every bundle, as the Direct runner does.
   */
  TABLE,
  /**
   * An append-only bag of blocks, in generations that are cleared as a whole, with the index in
   * memory. Right where a checkpoint must cost what changed, as on Flink.
   */
  JOURNAL
}
