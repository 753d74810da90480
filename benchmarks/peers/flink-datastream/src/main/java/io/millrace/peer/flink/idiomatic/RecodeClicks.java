package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.ClickFormat;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.FlawedRecordException;
import io.millrace.peer.clickstream.SourceRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Decodes clicks and encodes them again; what is none goes on as it is. */
final class RecodeClicks extends RichMapFunction<SourceRecord, ProducerRecord<byte[], byte[]>> {
  private final String topic;
  private transient Clicks clicks;
  private transient ClickFormat format;

  RecodeClicks(String topic) {
    this.topic = topic;
  }

  @Override
  public void open(OpenContext context) {
    clicks = new Clicks();
    format = new ClickFormat(topic);
  }

  @Override
  public ProducerRecord<byte[], byte[]> map(SourceRecord record) {
    try {
      return format.recoded(clicks.decode(record));
    } catch (FlawedRecordException e) {
      return format.copy(record);
    }
  }
}
