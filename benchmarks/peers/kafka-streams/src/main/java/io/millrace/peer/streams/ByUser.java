package io.millrace.peer.streams;

import io.millrace.peer.streams.Item.Progress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends progress to every partition, and everything else to that of its key. */
final class ByUser implements StreamPartitioner<byte[], Item> {

  @Override
  public Optional<Set<Integer>> partitions(String topic, byte[] key, Item item, int numPartitions) {
    return item instanceof Progress
        ? Optional.of(
            IntStream.range(0, numPartitions).boxed().collect(Collectors.toUnmodifiableSet()))
        : Optional.empty();
  }

  @Override
  @Deprecated // In the interface, where nothing calls it any more.
  public Integer partition(String topic, byte[] key, Item item, int numPartitions) {
    throw new UnsupportedOperationException("progress has many partitions");
  }
}
