package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.ClickFormat;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.FlawedRecordException;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.clickstream.SourceRecord;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives every record as it came; from J1 on decoded and encoded again, if it can be. */
final class PassFn extends DoFn<KafkaRecord<byte[], byte[]>, ProducerRecord<byte[], byte[]>> {
  private final String topic;
  private final boolean decodes;
  private transient Clicks clicks;
  private transient ClickFormat format;

  PassFn(String topic, Rung rung) {
    this.topic = topic;
    this.decodes = rung.reaches(Rung.J1);
  }

  @Setup
  public void setup() {
    clicks = new Clicks();
    format = new ClickFormat(topic);
  }

  @ProcessElement
  public void process(ProcessContext c) {
    SourceRecord source = KafkaEnds.source(c.element());
    c.output(decodes ? recoded(source) : format.copy(source));
  }

  private ProducerRecord<byte[], byte[]> recoded(SourceRecord source) {
    Click click;
    try {
      click = clicks.decode(source);
    } catch (FlawedRecordException e) {
      return format.copy(source);
    }
    return format.recoded(click);
  }
}
