package io.millrace.load.audit;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where the audit reads topics from: a broker, or the memory of a test. */
public interface TopicReader {
  /** Returns the number of partitions of a topic. */
  int partitions(String topic);

  /** Hands over all records of a topic, those of each partition in the order of their offsets. */
  void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor);

  /** Returns how many records there are, as far as it is known before, for the progress only. */
  long estimate(String topic);
}
