package io.millrace.pipeline.write;

import java.util.Map;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the producers that send every record of a batch, for {@code
 * KafkaIO.writeRecords().withProducerFactoryFn}.
 */
public final class UnbatchingProducerFactory
    implements SerializableFunction<Map<String, Object>, Producer<byte[], byte[]>> {
  private static final long serialVersionUID = 1;

  @Override
  public Producer<byte[], byte[]> apply(Map<String, Object> configuration) {
    return new UnbatchingProducer(
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer()));
  }
}
