package io.millrace.pipeline.write;

import io.millrace.batch.RecordBatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.ProducerRecordCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the records of {@link RecordBatch}es to the topics the batches name.
 *
 * <pre>{@code
 * totals.apply("Write totals", WriteBatches.to("localhost:9092"));
 * }</pre>
 *
 * <p>At least once: a bundle ends when the brokers have acknowledged all its records, with all
 * in-sync replicas; one that fails is repeated by the runner, and so may its records be. The
 * producers are idempotent, so that they themselves neither repeat nor reorder records of a
 * partition. A record that is not acknowledged within the delivery timeout (2 minutes unless {@code
 * delivery.timeout.ms} says otherwise), or is refused, fails the bundle. Empty batches are skipped.
 *
 * <p>Metric, of this class: counter {@code written}, records given to the producers.
 */
public final class WriteBatches extends PTransform<PCollection<RecordBatch>, PDone> {
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          ProducerConfig.LINGER_MS_CONFIG,
          10,
          ProducerConfig.BATCH_SIZE_CONFIG,
          256 * 1024,
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4",
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          Math.toIntExact(Duration.ofMinutes(2).toMillis()),
          // KafkaIO's 3 would give up within a second; the delivery timeout is the bound.
          ProducerConfig.RETRIES_CONFIG,
          Integer.MAX_VALUE);

  /** What the guarantees rest on, and must not be configured otherwise. */
  private static final Map<String, Object> GUARANTEES =
      Map.of(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.ACKS_CONFIG, "all");

  private final String bootstrapServers;
  private final HashMap<String, Object> producerProperties;

  private WriteBatches(String bootstrapServers, Map<String, Object> producerProperties) {
    this.bootstrapServers = bootstrapServers;
    this.producerProperties = new HashMap<>(producerProperties);
  }

  /** Writes to the cluster behind {@code bootstrapServers}. */
  public static WriteBatches to(String bootstrapServers) {
    return new WriteBatches(bootstrapServers, DEFAULTS);
  }

  /**
   * Further properties of the producers, over the defaults.
   *
   * @throws IllegalArgumentException for those that the guarantees rest on: {@code acks}, {@code
   *     enable.idempotence}, {@code transactional.id}
   */
  public WriteBatches withProducerProperties(Map<String, ?> properties) {
    GUARANTEES.forEach((name, value) -> checkUnchanged(properties, name, value));
    if (properties.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
      throw new IllegalArgumentException(
          "transactional.id cannot be set: batches are written at least once, without transactions");
    }
    Map<String, Object> changed = new HashMap<>(producerProperties);
    changed.putAll(properties);
    return new WriteBatches(bootstrapServers, changed);
  }

  /** The largest request, and with it the largest record, in bytes; 1 MiB by default. */
  public WriteBatches withMaxRequestBytes(int maxRequestBytes) {
    return withProducerProperties(Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRequestBytes));
  }

  private static void checkUnchanged(Map<String, ?> properties, String name, Object required) {
    Object value = properties.get(name);
    if (value != null && !value.toString().equals(required.toString())) {
      throw new IllegalArgumentException(
          name + " must be " + required + " for records to be written at least once, not " + value);
    }
  }

  /** What the producers are made with, besides the bootstrap servers. */
  Map<String, Object> producerConfiguration() {
    Map<String, Object> configuration = new HashMap<>(producerProperties);
    configuration.putAll(GUARANTEES);
    return configuration;
  }

  @Override
  public PDone expand(PCollection<RecordBatch> input) {
    return input
        .apply("Address batches", ParDo.of(new AddressBatchesFn()))
        .setCoder(
            ProducerRecordCoder.of(NullableCoder.of(ByteArrayCoder.of()), ByteArrayCoder.of()))
        .apply(
            "Write to Kafka",
            KafkaIO.<byte[], byte[]>writeRecords()
                .withProducerConfigUpdates(producerConfiguration())
                .withBootstrapServers(bootstrapServers)
                .withKeySerializer(ByteArraySerializer.class)
                .withValueSerializer(ByteArraySerializer.class)
                .withProducerFactoryFn(new UnbatchingProducerFactory()));
  }

  /** Puts each batch where an {@link UnbatchingProducer} looks for it. */
  static final class AddressBatchesFn extends DoFn<RecordBatch, ProducerRecord<byte[], byte[]>> {
    private final Counter written = Metrics.counter(WriteBatches.class, "written");

    @ProcessElement
    public void processElement(ProcessContext context) {
      RecordBatch batch = context.element();
      if (batch.count() > 0) {
        written.inc(batch.count());
        context.output(new ProducerRecord<>(batch.topic(), batch.toBytes()));
      }
    }
  }
}
