package io.millrace.peer.beam;

import io.millrace.clickstream.UserProfile;
import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.EnrichedFormat;
import io.millrace.peer.clickstream.Flaw;
import io.millrace.peer.clickstream.Reason;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Gives the enriched record of each click, with nulls where its user has no profile, and the click
 * itself for the totals; a dead letter instead of both if the record would be too large.
 */
final class EnrichFn extends DoFn<Click, ProducerRecord<byte[], byte[]>> {
  static final TupleTag<ProducerRecord<byte[], byte[]>> ENRICHED = new TupleTag<>() {};
  static final TupleTag<Click> CLICKS = new TupleTag<>() {};
  static final TupleTag<ProducerRecord<byte[], byte[]>> REJECTED = new TupleTag<>() {};

  /** What a record costs besides key and value. */
  private static final int RECORD_OVERHEAD = 128;

  private final PCollectionView<Map<String, UserProfile>> profiles;
  private final String inputTopic;
  private final String outputTopic;
  private final String deadLetterTopic;
  private final int maxRecordBytes;
  private transient EnrichedFormat enriched;
  private transient DeadLetters deadLetters;

  EnrichFn(PCollectionView<Map<String, UserProfile>> profiles, ClickstreamOptions options) {
    this.profiles = profiles;
    this.inputTopic = options.getInputTopic();
    this.outputTopic = options.getOutputTopic();
    this.deadLetterTopic = options.getDeadLetterTopic();
    this.maxRecordBytes = options.getMaxRecordBytes();
  }

  @Setup
  public void setup() {
    enriched = new EnrichedFormat(outputTopic);
    deadLetters = new DeadLetters(inputTopic, deadLetterTopic);
  }

  @ProcessElement
  public void process(ProcessContext c) {
    Click click = c.element();
    UserProfile profile = c.sideInput(profiles).get(click.userId());
    ProducerRecord<byte[], byte[]> record = enriched.record(click, profile);
    if (RECORD_OVERHEAD + record.key().length + record.value().length > maxRecordBytes) {
      Flaw flaw = new Flaw(Reason.OVERSIZE, "the enriched record is too large");
      c.output(REJECTED, deadLetters.record(click.source(), flaw, "enrich"));
      return;
    }
    c.output(record);
    c.output(CLICKS, click);
  }
}
