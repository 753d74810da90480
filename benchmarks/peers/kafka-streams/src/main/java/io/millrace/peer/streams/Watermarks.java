package io.millrace.peer.streams;

import io.millrace.peer.streams.Item.Progress;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The watermark of the whole input, the smallest of all its partitions', as far as one task has
 * been told. Kept in a store, because windows that a watermark has closed must not open again when
 * a task moves.
 */
final class Watermarks {
  static final String STORE = "watermarks";

  private final KeyValueStore<Integer, Long> store;
  private final long[] partitions;
  private long smallest;

  /**
   * @param inputPartitions how many have to tell before there is a watermark
   */
  Watermarks(KeyValueStore<Integer, Long> store, int inputPartitions) {
    this.store = store;
    this.partitions = new long[inputPartitions];
    for (int partition = 0; partition < inputPartitions; partition++) {
      Long known = store.get(partition);
      partitions[partition] = known == null ? 0 : known;
    }
    this.smallest = Arrays.stream(partitions).min().orElseThrow();
  }

  static StoreBuilder<KeyValueStore<Integer, Long>> store(StoreKind kind) {
    return Stores.keyValueStoreBuilder(kind.named(STORE), Serdes.Integer(), Serdes.Long())
        .withCachingEnabled();
  }

  /** Takes note of a partition's progress. */
  void advance(Progress progress) {
    if (progress.watermark() > partitions[progress.partition()]) {
      partitions[progress.partition()] = progress.watermark();
      store.put(progress.partition(), progress.watermark());
      smallest = Arrays.stream(partitions).min().orElseThrow();
    }
  }

  /** Epoch milliseconds; 0 before every partition has told. */
  long smallest() {
    return smallest;
  }
}
