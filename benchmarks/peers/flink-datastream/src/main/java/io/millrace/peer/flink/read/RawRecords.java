package io.millrace.peer.flink.read;

import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.flink.type.SourceRecordCodec;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records as they are. */
public final class RawRecords implements KafkaRecordDeserializationSchema<SourceRecord> {
  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SourceRecord> output) {
    output.collect(SourceRecord.of(record));
  }

  @Override
  public TypeInformation<SourceRecord> getProducedType() {
    return SourceRecordCodec.TYPE;
  }

  /** Where they come from. */
  public static final class RawPosition implements Position<SourceRecord> {
    @Override
    public int partition(SourceRecord record) {
      return record.partition();
    }

    @Override
    public long lastOffset(SourceRecord record) {
      return record.offset();
    }

    @Override
    public long recordTimestamp(SourceRecord record) {
      return record.timestamp();
    }

    @Override
    public long eventTime(SourceRecord record) {
      return record.timestamp();
    }
  }
}
