package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.ClickFormat;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives the record of each click, not enriched. */
final class FormatFn extends DoFn<Click, ProducerRecord<byte[], byte[]>> {
  private final String topic;
  private transient ClickFormat format;

  FormatFn(String topic) {
    this.topic = topic;
  }

  @Setup
  public void setup() {
    format = new ClickFormat(topic);
  }

  @ProcessElement
  public void process(ProcessContext c) {
    c.output(format.record(c.element()));
  }
}
