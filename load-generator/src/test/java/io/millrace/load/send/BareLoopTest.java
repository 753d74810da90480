package io.millrace.load.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class BareLoopTest {
  private static final String RAW = Topics.defaults().raw();

  private final Sequence sequence =
      new Sequence(
          Workload.defaults().withRecords(2_000).resolved(Instant.parse("2026-03-01T10:00:00Z")));

  @Test
  void sendsExactlyWhatTheGeneratorSends() {
    try (MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, new ByteArraySerializer(), new ByteArraySerializer())) {
      long nanos = new BareLoop(sequence, RAW, producer, 100_000).run();

      List<ProducerRecord<byte[], byte[]>> events =
          InMemoryLoad.records(sequence).stream().filter(r -> r.topic().equals(RAW)).toList();
      assertThat(producer.history())
          .usingRecursiveFieldByFieldElementComparator()
          .isEqualTo(events);
      assertThat(nanos).isPositive();
    }
  }

  @Test
  void aFailedSendIsNoRate() {
    try (MockProducer<byte[], byte[]> producer =
        new MockProducer<>(false, new ByteArraySerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized void flush() {
            errorNext(new TimeoutException("gone"));
            super.flush();
          }
        }) {
      assertThatThrownBy(() -> new BareLoop(sequence, RAW, producer, 100_000).run())
          .hasMessageContaining("gone");
    }
  }
}
