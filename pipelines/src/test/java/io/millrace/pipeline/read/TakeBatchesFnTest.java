package io.millrace.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TakeBatchesFnTest {
  private final TakeBatchesFn take = new TakeBatchesFn();
  private final ReceivedBatches received = new ReceivedBatches();
  private final RecordBatchBuilder builder = new RecordBatchBuilder("clicks", 2);

  @Test
  void takesTheBatchOutOfItsRecord() {
    builder.begin(7, 1_000).end();
    RecordBatch batch = builder.build();

    take.processElement(packed(batch), received);

    assertThat(received.batches()).extracting(TimestampedValue::getValue).containsExactly(batch);
  }

  @Test
  void dropsABatchOfNoRecords() {
    take.processElement(packed(builder.build()), received);

    assertThat(received.batches()).isEmpty();
  }

  private static KafkaRecord<byte[], byte[]> packed(RecordBatch batch) {
    return new KafkaRecord<>(
        "clicks",
        2,
        7,
        1_000,
        KafkaTimestampType.CREATE_TIME,
        new RecordHeaders(),
        null,
        batch.toBytes());
  }
}
