package io.millrace.pipeline.read;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * Makes the consumers that pack polled records into batches, for {@code
 * KafkaIO.read().withConsumerFactoryFn}. For the legacy read only: see {@link Packing#CONSUMER}.
 *
 * <p>KafkaIO makes all its consumers here, also those that list partitions and look up end offsets;
 * they see partitions and offsets as the broker gives them.
 *
 * <p>A class with a name, because runners keep it serialized in their checkpoints.
 */
public final class BatchingConsumerFactory
    implements SerializableFunction<Map<String, Object>, Consumer<byte[], byte[]>> {
  private static final long serialVersionUID = 1;

  /** Records of a poll, unless configured; Kafka's 500 would end most batches early. */
  static final int DEFAULT_MAX_POLL_RECORDS = 5_000;

  private final PackingLimits limits;

  public BatchingConsumerFactory(PackingLimits limits) {
    this.limits = limits;
  }

  @Override
  public Consumer<byte[], byte[]> apply(Map<String, Object> configuration) {
    Map<String, Object> properties = new HashMap<>(configuration);
    properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, DEFAULT_MAX_POLL_RECORDS);
    // This deserializer returns the slice of the fetched data it is given: packing copies bytes
    // that nobody has copied before.
    return BatchingConsumer.around(
        new KafkaConsumer<ByteBuffer, ByteBuffer>(
            properties, new ByteBufferDeserializer(), new ByteBufferDeserializer()),
        limits);
  }
}
