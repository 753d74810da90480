package io.millrace.peer.flink.core;

import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.core.OutputRecords;
import io.millrace.peer.core.RecodedValues;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives every record for the output topic, its value recoded. */
final class RecodeRecords extends RichMapFunction<SourceRecord, ProducerRecord<byte[], byte[]>> {
  private final JobOptions options;
  private transient RecodedValues values;
  private transient OutputRecords records;

  RecodeRecords(JobOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    values = new RecodedValues();
    records = new OutputRecords(options);
  }

  @Override
  public ProducerRecord<byte[], byte[]> map(SourceRecord record) {
    byte[] value = record.value();
    return records.copy(
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        value == null ? null : values.of(value, 0, value.length, record.timestamp()));
  }
}
