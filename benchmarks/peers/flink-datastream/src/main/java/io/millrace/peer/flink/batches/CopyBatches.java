package io.millrace.peer.flink.batches;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.core.OutputRecords;
import io.millrace.peer.core.RecodedValues;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives every record for the output topic, its value as it is on J0, else recoded. */
final class CopyBatches extends RichFlatMapFunction<RecordBatch, ProducerRecord<byte[], byte[]>> {
  private final JobOptions options;
  private final boolean recodes;
  private transient RecordCursor cursor;
  private transient RecodedValues values;
  private transient OutputRecords records;

  CopyBatches(JobOptions options) {
    this.options = options;
    this.recodes = options.rung().reaches(Rung.J1);
  }

  @Override
  public void open(OpenContext context) {
    cursor = new RecordCursor();
    values = new RecodedValues();
    records = new OutputRecords(options);
  }

  @Override
  public void flatMap(RecordBatch batch, Collector<ProducerRecord<byte[], byte[]>> output) {
    int partition = batch.partition();
    cursor.reset(batch);
    while (cursor.next()) {
      byte[] value = recodes ? recoded() : cursor.value();
      output.collect(
          records.copy(partition, cursor.offset(), cursor.timestamp(), cursor.key(), value));
    }
  }

  private byte[] recoded() {
    return values.of(cursor.bytes(), cursor.valueStart(), cursor.valueLength(), cursor.timestamp());
  }
}
