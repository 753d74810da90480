package io.millrace.benchmark.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.profile.Layers.Charge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {
  private final Layers layers = Layers.ofAll();

  @ParameterizedTest
  @CsvSource({
    "org.apache.kafka.clients.producer.KafkaProducer.send, Kafka clients",
    "org.apache.kafka.streams.processor.internals.StreamTask.process, Kafka Streams",
    "org.apache.kafka.streams.state.internals.MeteredKeyValueStore.put, state and timers",
    "org.apache.beam.sdk.io.kafka.KafkaUnboundedReader.advance, Kafka connector",
    "org.apache.beam.sdk.coders.ByteArrayCoder.encode, serialization",
    "org.apache.beam.runners.core.SimpleDoFnRunner.processElement, 'Beam, per element'",
    "org.apache.beam.runners.core.metrics.MetricsContainerImpl.getCounter, metrics",
    "org.apache.flink.streaming.runtime.tasks.StreamTask.processInput, Flink runtime",
    "io.millrace.deduplicate.DuplicateFilter.filter, the job itself",
    "com.example.Unknown.method, other"
  })
  void knowsWhatAMethodBelongsTo(String method, String layer) {
    assertThat(layers.charge(List.of(method))).isEqualTo(new Charge(layer, method));
  }

  @Test
  void chargesTheJdkToWhoCalledIt() {
    List<String> stack =
        List.of(
            "java.util.Arrays.copyOf",
            "org.apache.avro.util.Utf8.setByteLength",
            "io.millrace.peer.beam.ValidateFn.process");

    assertThat(layers.charge(stack))
        .isEqualTo(new Charge("serialization", "org.apache.avro.util.Utf8.setByteLength"));
  }

  @Test
  void chargesWhatNobodyOwnsToTheInnermostMethod() {
    List<String> stack = List.of("java.lang.Long.hashCode", "java.util.HashMap.hash");

    assertThat(layers.charge(stack)).isEqualTo(new Charge(Layers.OTHER, "java.lang.Long.hashCode"));
  }

  @Test
  void namesNoLayerTwice() {
    assertThat(layers.names()).doesNotHaveDuplicates();
  }
}
