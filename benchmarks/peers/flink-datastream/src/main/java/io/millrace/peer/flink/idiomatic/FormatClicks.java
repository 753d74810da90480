package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.ClickFormat;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Encodes valid clicks again, on the rungs that do not enrich them. */
final class FormatClicks extends RichMapFunction<Click, ProducerRecord<byte[], byte[]>> {
  private final String topic;
  private transient ClickFormat format;

  FormatClicks(String topic) {
    this.topic = topic;
  }

  @Override
  public void open(OpenContext context) {
    format = new ClickFormat(topic);
  }

  @Override
  public ProducerRecord<byte[], byte[]> map(Click click) {
    return format.record(click);
  }
}
