package io.millrace.pipeline.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("FutureReturnValueIgnored") // most tests look at the callback
class UnbatchingProducerTest {
  private final MockProducer<byte[], byte[]> broker =
      new MockProducer<>(false, new ByteArraySerializer(), new ByteArraySerializer());
  private final Producer<byte[], byte[]> producer = new UnbatchingProducer(broker);

  private final List<Exception> acknowledged = new ArrayList<>();
  private final Callback callback = (metadata, error) -> acknowledged.add(error);

  @Test
  void sendsEveryRecordOfABatchAsItIs() {
    RecordBatchBuilder builder = new RecordBatchBuilder("totals", 0);
    builder.begin(-1, 1_000).key(bytes("k"), 0, 1).value(bytes("v"), 0, 1);
    builder.header(bytes("h"), bytes("1")).header(bytes("h"), null).end();
    builder.begin(-1, 2_000).key(bytes("k2"), 0, 2).end();
    builder.begin(-1, 3_000).value(bytes(""), 0, 0).end();

    send(builder.build());

    List<ProducerRecord<byte[], byte[]>> sent = broker.history();
    assertThat(sent).extracting(ProducerRecord::topic).containsOnly("totals");
    assertThat(sent).extracting(ProducerRecord::partition).containsOnly(0);
    assertThat(sent).extracting(ProducerRecord::timestamp).containsExactly(1_000L, 2_000L, 3_000L);
    assertThat(sent).extracting(ProducerRecord::key).containsExactly(bytes("k"), bytes("k2"), null);
    assertThat(sent).extracting(ProducerRecord::value).containsExactly(bytes("v"), null, bytes(""));
    assertThat(sent.get(0).headers()).extracting(Header::key).containsExactly("h", "h");
    assertThat(sent.get(0).headers()).extracting(Header::value).containsExactly(bytes("1"), null);
    assertThat(sent.get(1).headers()).isEmpty();
  }

  @Test
  void leavesThePartitionToTheKeyAndTheTimeToTheBroker() {
    RecordBatchBuilder builder = new RecordBatchBuilder("totals", RecordBatch.ANY_PARTITION);
    builder.begin(-1, -1).key(bytes("k"), 0, 1).end();

    send(builder.build());

    assertThat(broker.history().get(0).partition()).isNull();
    assertThat(broker.history().get(0).timestamp()).isNull();
  }

  @Test
  void acknowledgesABatchOnceAfterItsLastRecord() throws Exception {
    Future<RecordMetadata> future = send(records(3));

    broker.completeNext();
    broker.completeNext();
    assertThat(acknowledged).isEmpty();
    assertThat(future).isNotDone();
    broker.completeNext();

    assertThat(acknowledged).hasSize(1).containsOnlyNulls();
    assertThat(future.get().topic()).isEqualTo("totals");
  }

  @Test
  void failsABatchWithTheFirstErrorAfterItsLastRecord() {
    RuntimeException first = new RecordTooLargeException("first");
    Future<RecordMetadata> future = send(records(4));

    broker.completeNext();
    broker.errorNext(first);
    broker.errorNext(new RecordTooLargeException("second"));
    assertThat(acknowledged).isEmpty();
    broker.completeNext();

    assertThat(acknowledged).containsExactly(first);
    assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(first);
  }

  @Test
  void keepsBatchesApart() {
    send(records(2));
    send(records(1));

    broker.completeNext();
    broker.errorNext(new RecordTooLargeException("of the first batch"));
    broker.completeNext();

    assertThat(acknowledged).hasSize(2);
    assertThat(acknowledged.get(0)).hasMessage("of the first batch");
    assertThat(acknowledged.get(1)).isNull();
  }

  @Test
  void needsNoCallback() throws Exception {
    Future<RecordMetadata> future =
        producer.send(new ProducerRecord<>("totals", records(1).toBytes()));
    broker.completeNext();

    assertThat(future.get()).isNotNull();
  }

  @Test
  void acknowledgesNothingWhenSendingThrows() {
    KafkaException closed = new KafkaException("closed");
    broker.sendException = closed;

    assertThatThrownBy(() -> send(records(2))).isSameAs(closed);
    assertThat(acknowledged).isEmpty();
  }

  @Test
  void refusesABatchOfNoRecords() {
    assertThatThrownBy(() -> send(records(0))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesTheRestToTheProducer() {
    producer.flush();
    assertThat(broker.flushed()).isTrue();
    assertThat(producer.metrics()).isSameAs(broker.metrics());
    producer.close(Duration.ZERO);
    assertThat(broker.closed()).isTrue();
  }

  static Stream<Consumer<Producer<byte[], byte[]>>> transactions() {
    return Stream.of(
        Producer::initTransactions,
        Producer::beginTransaction,
        Producer::commitTransaction,
        Producer::abortTransaction,
        p -> p.sendOffsetsToTransaction(Map.of(), new ConsumerGroupMetadata("group")));
  }

  @ParameterizedTest
  @MethodSource("transactions")
  void refusesTransactions(Consumer<Producer<byte[], byte[]>> call) {
    assertThatThrownBy(() -> call.accept(producer))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("transactions");
  }

  private Future<RecordMetadata> send(RecordBatch batch) {
    return producer.send(new ProducerRecord<>("elsewhere", batch.toBytes()), callback);
  }

  private static RecordBatch records(int count) {
    RecordBatchBuilder builder = new RecordBatchBuilder("totals", RecordBatch.ANY_PARTITION);
    for (int i = 0; i < count; i++) {
      builder.begin(-1, i).key(bytes("k" + i), 0, 2).end();
    }
    return builder.build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
