package io.millrace.peer.loop;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What belongs to one thread: every {@code of}-th partition and shard.
 *
 * @param index of the thread, from 0
 * @param of number of threads
 */
record Share(int index, int of) {

  /** The partitions of a topic that belong to this thread. */
  List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .filter(partition -> owner(partition.partition()) == index)
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /** The thread that a partition or shard belongs to. */
  int owner(int number) {
    return number % of;
  }
}
