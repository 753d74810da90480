package io.millrace.peer.flink.write;

import io.millrace.peer.clickstream.ClickFormat;
import io.millrace.peer.clickstream.SourceRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives every record for the output topic, its bytes as they are. */
public final class CopyRecords
    extends RichMapFunction<SourceRecord, ProducerRecord<byte[], byte[]>> {
  private final String topic;
  private transient ClickFormat format;

  /** Copies for {@code topic}. */
  public CopyRecords(String topic) {
    this.topic = topic;
  }

  @Override
  public void open(OpenContext context) {
    format = new ClickFormat(topic);
  }

  @Override
  public ProducerRecord<byte[], byte[]> map(SourceRecord record) {
    return format.copy(record);
  }
}
