package io.millrace.pipeline.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.CrashingRunner;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteBatchesTest {
  private static final WriteBatches WRITE = WriteBatches.to("localhost:1");

  @Test
  void isAppliedToBatches() {
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(CrashingRunner.class);

    assertThatCode(
            () ->
                Pipeline.create(options)
                    .apply("No batches", Create.<RecordBatch>empty(RecordBatchCoder.of()))
                    .apply("Write", WRITE))
        .doesNotThrowAnyException();
  }

  @Test
  void makesProducersThatKafkaTakes() {
    Map<String, Object> configuration = WRITE.producerConfiguration();
    configuration.put("bootstrap.servers", "localhost:1");

    try (Producer<byte[], byte[]> producer =
        SerializableUtils.ensureSerializable(new UnbatchingProducerFactory())
            .apply(configuration)) {
      assertThat(producer.metrics()).isNotEmpty();
    }
  }

  @Test
  void waitsForAllReplicasUpToTheDeliveryTimeout() {
    assertThat(WRITE.producerConfiguration())
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("retries", Integer.MAX_VALUE)
        .containsEntry("delivery.timeout.ms", 120_000)
        .containsEntry("compression.type", "lz4");
  }

  @Test
  void takesFurtherProperties() {
    assertThat(
            WRITE
                .withProducerProperties(Map.of("linger.ms", "5", "acks", "all"))
                .withMaxRequestBytes(2_000_000)
                .producerConfiguration())
        .containsEntry("linger.ms", "5")
        .containsEntry("max.request.size", 2_000_000);
    assertThat(WRITE.producerConfiguration()).containsEntry("linger.ms", 10);
  }

  @ParameterizedTest
  @CsvSource({"acks, 1", "acks, 0", "enable.idempotence, false", "transactional.id, mine"})
  void refusesWhatWouldChangeTheGuarantee(String property, String value) {
    assertThatThrownBy(() -> WRITE.withProducerProperties(Map.of(property, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(property);
  }
}
