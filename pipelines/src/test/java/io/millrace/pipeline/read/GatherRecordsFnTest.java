package io.millrace.pipeline.read;

import static io.millrace.pipeline.read.UnpackedRecord.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.RecordBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class GatherRecordsFnTest {
  private final GatherRecordsFn gather = new GatherRecordsFn(new PackingLimits(3, 10_000));
  private final ReceivedBatches received = new ReceivedBatches();
  private final List<TimestampedValue<RecordBatch>> output = received.batches();
  private final Finishing finishing = new Finishing();

  GatherRecordsFnTest() {
    gather.setup();
  }

  @Test
  void gathersTheRecordsOfABundlePerPartition() {
    process(0, record(5, 103));
    process(1, record(9, 50));
    process(0, record(6, 101));
    assertThat(output).isEmpty();

    gather.finishBundle(finishing);

    assertThat(output)
        .extracting(TimestampedValue::getTimestamp)
        .containsExactlyInAnyOrder(Instant.ofEpochMilli(101), Instant.ofEpochMilli(50));
    assertThat(output)
        .flatExtracting(batch -> UnpackedRecord.of(batch.getValue()))
        .containsExactlyInAnyOrder(record(5, 103), record(6, 101), record(9, 50));
  }

  @Test
  void letsAFullBatchGoAtOnceUnderItsSmallestTimestamp() {
    process(0, record(0, 10));
    process(0, record(1, 4));
    process(0, record(2, 12));
    process(0, record(3, 20));

    assertThat(output).hasSize(1);
    TimestampedValue<RecordBatch> full = output.get(0);
    assertThat(full.getTimestamp()).isEqualTo(Instant.ofEpochMilli(4));
    assertThat(full.getValue().lastOffset()).isEqualTo(2);
    gather.finishBundle(finishing);
    assertThat(output.get(1).getTimestamp()).isEqualTo(Instant.ofEpochMilli(20));
  }

  @Test
  void keepsNothingBetweenBundles() {
    process(0, record(0, 10));
    gather.finishBundle(finishing);
    gather.finishBundle(finishing);
    assertThat(output).hasSize(1);

    process(0, record(1, 500));
    gather.finishBundle(finishing);

    assertThat(output.get(1).getTimestamp()).isEqualTo(Instant.ofEpochMilli(500));
    assertThat(UnpackedRecord.of(output.get(1).getValue())).containsExactly(record(1, 500));
  }

  @Test
  void keepsNullsAndHeaders() {
    List<UnpackedRecord> records = new ArrayList<>();
    records.add(record(0, 1).withValue(null).withHeaders("a", "null"));
    records.add(record(1, 1).withKey(null));
    records.forEach(r -> process(0, r));
    gather.finishBundle(finishing);

    assertThat(UnpackedRecord.of(output.get(0).getValue())).isEqualTo(records);
  }

  private void process(int partition, UnpackedRecord record) {
    gather.processElement(
        new KafkaRecord<>(
            "clicks",
            partition,
            record.offset(),
            record.timestamp(),
            KafkaTimestampType.CREATE_TIME,
            record.headers(),
            record.key() == null ? null : record.key().getBytes(UTF_8),
            record.value() == null ? null : record.value().getBytes(UTF_8)),
        Instant.ofEpochMilli(record.timestamp()),
        received);
  }

  private final class Finishing
      extends DoFn<KafkaRecord<byte[], byte[]>, RecordBatch>.FinishBundleContext {
    Finishing() {
      gather.super();
    }

    @Override
    public PipelineOptions getPipelineOptions() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void output(RecordBatch batch, Instant timestamp, BoundedWindow window) {
      assertThat(window).isEqualTo(GlobalWindow.INSTANCE);
      output.add(TimestampedValue.of(batch, timestamp));
    }

    @Override
    public <T> void output(TupleTag<T> tag, T value, Instant timestamp, BoundedWindow window) {
      throw new UnsupportedOperationException();
    }
  }
}
