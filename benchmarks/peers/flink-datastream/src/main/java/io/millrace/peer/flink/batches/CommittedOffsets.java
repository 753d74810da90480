package io.millrace.peer.flink.batches;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Carries the offsets to be committed from the thread that knows them to the consumer's. */
final class CommittedOffsets {
  private final AtomicReference<Map<TopicPartition, OffsetAndMetadata>> wanted =
      new AtomicReference<>(Map.of());

  /** Says what is to be committed, in the place of what was not yet. */
  void want(Map<TopicPartition, OffsetAndMetadata> offsets) {
    wanted.set(offsets);
  }

  /** Commits what is to be; waits for the broker if there is something. */
  void commit(Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> offsets = wanted.getAndSet(Map.of());
    if (!offsets.isEmpty()) {
      consumer.commitSync(offsets);
    }
  }
}
