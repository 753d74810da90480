package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.SourceRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Parses every record in the source, because only there an element gets its event time. */
final class ParseClicks implements KafkaRecordDeserializationSchema<ParsedRecord> {
  private transient Clicks clicks;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    clicks = new Clicks();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ParsedRecord> output) {
    output.collect(ParsedRecord.of(SourceRecord.of(record), clicks));
  }

  @Override
  public TypeInformation<ParsedRecord> getProducedType() {
    return ParsedRecord.TYPE;
  }
}
