package io.millrace.peer.loop;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A position of one thread's partitions that can be committed once every thread has written what it
 * made of the events before it.
 */
final class Checkpoint {
  private final Map<TopicPartition, OffsetAndMetadata> position;
  private final AtomicInteger awaited;

  /** A position that so many threads have to reach. */
  Checkpoint(Map<TopicPartition, OffsetAndMetadata> position, int threads) {
    this.position = position;
    this.awaited = new AtomicInteger(threads);
  }

  /** Says that one more thread has written everything before the position. */
  void reached() {
    awaited.decrementAndGet();
  }

  boolean isComplete() {
    return awaited.get() == 0;
  }

  Map<TopicPartition, OffsetAndMetadata> position() {
    return position;
  }
}
