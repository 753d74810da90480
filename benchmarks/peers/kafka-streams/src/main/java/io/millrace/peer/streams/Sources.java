package io.millrace.peer.streams;

import io.millrace.peer.clickstream.SourceRecord;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Records of the input topic, as the peers know them. */
final class Sources {
  private Sources() {}

  /** The record at hand, where records come straight from the topic. */
  static SourceRecord of(Record<byte[], byte[]> record, ProcessingContext context) {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    return new SourceRecord(
        metadata.partition(),
        metadata.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }
}
