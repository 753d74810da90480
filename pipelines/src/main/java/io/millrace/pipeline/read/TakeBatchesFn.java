package io.millrace.pipeline.read;

import io.millrace.batch.RecordBatch;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.kafka.common.TopicPartition;

/** Takes the batches out of the records of a {@link BatchingConsumer}. */
final class TakeBatchesFn extends DoFn<KafkaRecord<byte[], byte[]>, RecordBatch> {
  private final ReadProgress progress = new ReadProgress();

  @ProcessElement
  public void processElement(
      @Element KafkaRecord<byte[], byte[]> record, OutputReceiver<RecordBatch> output) {
    // Never null: a tombstone is a record inside a batch.
    RecordBatch batch = RecordBatch.of(record.getKV().getValue());
    progress.passed(
        new TopicPartition(record.getTopic(), record.getPartition()),
        batch,
        record.getOffset() + 1);
    if (batch.count() > 0) { // without records, it only told that offsets were passed
      output.output(batch);
    }
  }
}
