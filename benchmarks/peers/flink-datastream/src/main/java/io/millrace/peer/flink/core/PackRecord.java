package io.millrace.peer.flink.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.peer.flink.type.RecordBatchCodec;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Makes a batch of each record: the only form in which the core takes one. */
final class PackRecord implements KafkaRecordDeserializationSchema<RecordBatch> {
  private transient Map<Integer, RecordBatchBuilder> builders;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    builders = new HashMap<>();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RecordBatch> output) {
    RecordBatchBuilder builder = builders.get(record.partition());
    if (builder == null) {
      builder = new RecordBatchBuilder(record.topic(), record.partition());
      builders.put(record.partition(), builder);
    }
    builder.begin(record.offset(), record.timestamp());
    byte[] key = record.key();
    if (key != null) {
      builder.key(key, 0, key.length);
    }
    byte[] value = record.value();
    if (value != null) {
      builder.value(value, 0, value.length);
    }
    for (Header header : record.headers()) {
      builder.header(header.key().getBytes(UTF_8), header.value());
    }
    builder.end();
    output.collect(builder.build());
  }

  @Override
  public TypeInformation<RecordBatch> getProducedType() {
    return RecordBatchCodec.TYPE;
  }
}
