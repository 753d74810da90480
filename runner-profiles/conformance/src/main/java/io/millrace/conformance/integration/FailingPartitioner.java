package io.millrace.conformance.integration;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * Partitions as Kafka does, but fails once when asked to: a fault in the middle of a job, brought
 * in by configuration alone ({@code partitioner.class}). Kafka makes it by its name, so what it is
 * asked is kept statically.
 */
public final class FailingPartitioner implements Partitioner {
  private static final AtomicBoolean FAILS = new AtomicBoolean();

  /** Called by Kafka. */
  public FailingPartitioner() {}

  /** Makes the next record of any producer fail. */
  static void failOnce() {
    FAILS.set(true);
  }

  /** Whether the failure has happened. */
  static boolean hasFailed() {
    return !FAILS.get();
  }

  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] bytes, Cluster cluster) {
    if (FAILS.compareAndSet(true, false)) {
      throw new IllegalStateException("this record fails once, for a test");
    }
    byte[] hashed = keyBytes == null ? new byte[0] : keyBytes;
    return Utils.toPositive(Utils.murmur2(hashed)) % cluster.partitionCountForTopic(topic);
  }

  @Override
  public void configure(Map<String, ?> configuration) {
    // Nothing to configure.
  }

  @Override
  public void close() {
    // Nothing to close.
  }
}
