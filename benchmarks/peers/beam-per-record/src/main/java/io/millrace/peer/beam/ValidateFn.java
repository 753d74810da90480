package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.Flaw;
import io.millrace.peer.clickstream.FlawedRecordException;
import io.millrace.peer.clickstream.SourceRecord;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.joda.time.Duration;
import org.joda.time.Instant;

/** Gives valid clicks at their event time, and dead letters for all other records. */
final class ValidateFn extends DoFn<KafkaRecord<byte[], byte[]>, Click> {
  static final TupleTag<Click> VALID = new TupleTag<>() {};
  static final TupleTag<ProducerRecord<byte[], byte[]>> REJECTED = new TupleTag<>() {};

  private final String inputTopic;
  private final String deadLetterTopic;
  private transient Clicks clicks;
  private transient DeadLetters deadLetters;

  ValidateFn(String inputTopic, String deadLetterTopic) {
    this.inputTopic = inputTopic;
    this.deadLetterTopic = deadLetterTopic;
  }

  @Setup
  public void setup() {
    clicks = new Clicks();
    deadLetters = new DeadLetters(inputTopic, deadLetterTopic);
  }

  @ProcessElement
  public void process(ProcessContext c) {
    SourceRecord source = KafkaEnds.source(c.element());
    Click click;
    try {
      click = clicks.parse(source);
    } catch (FlawedRecordException e) {
      Flaw flaw = e.flaw();
      c.output(REJECTED, deadLetters.record(source, flaw, "validate"));
      return;
    }
    c.outputWithTimestamp(click, Instant.ofEpochMilli(click.eventTime()));
  }

  /** The event time may be any time before the record's timestamp. */
  @Override
  @SuppressWarnings("deprecation") // Beam has nothing that could be used instead.
  public Duration getAllowedTimestampSkew() {
    return Duration.millis(Long.MAX_VALUE);
  }
}
