package io.millrace.shard;

import io.millrace.batch.Fingerprint;
import java.io.Serializable;

/**
 * Which shard a key belongs to: its fingerprint modulo the number of shards. Part of what state
 * means: a restored job must have the number it was started with.
 *
 * @param count number of shards, 1 to {@link #MAX}
 */
public record Shards(int count) implements Serializable {
  /** Shards, unless configured otherwise: even work for up to 32 parallel tasks. */
  public static final int DEFAULT = 64;

  /** More would leave batches of one event. */
  public static final int MAX = 4096;

  public Shards {
    if (count < 1 || count > MAX) {
      throw new IllegalArgumentException("shards must be 1 to " + MAX + ", not " + count);
    }
  }

  /** The shard of the key whose fingerprint was taken last. */
  public int of(Fingerprint key) {
    return (int) Long.remainderUnsigned(key.high(), count);
  }
}
