package io.millrace.peer.streams;

import io.millrace.peer.clickstream.ClickFormat;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.FlawedRecordException;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.streams.Item.Output;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The rungs that keep no state: copies records, encodes them again, or checks them. */
final class PassRecords extends ContextualProcessor<byte[], byte[], byte[], Item> {
  private final Rung rung;
  private final Clicks clicks = new Clicks();
  private final ClickFormat format;
  private final DeadLetters deadLetters;

  PassRecords(JobOptions options) {
    this.rung = options.rung();
    this.format = new ClickFormat(options.outputTopic());
    this.deadLetters = new DeadLetters(options.inputTopic(), options.deadLetterTopic());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    context().forward(Output.of(output(Sources.of(record, context()))));
  }

  private ProducerRecord<byte[], byte[]> output(SourceRecord source) {
    if (!rung.reaches(Rung.J1)) {
      return format.copy(source);
    }
    try {
      return rung.reaches(Rung.J2)
          ? format.record(clicks.parse(source))
          : format.recoded(clicks.decode(source));
    } catch (FlawedRecordException e) {
      return rung.reaches(Rung.J2)
          ? deadLetters.record(source, e.flaw(), "validate")
          : format.copy(source);
    }
  }
}
