package io.millrace.peer.streams;

import io.millrace.clickstream.UserProfile;
import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.EnrichedFormat;
import io.millrace.peer.clickstream.Flaw;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.ProfileFormat;
import io.millrace.peer.clickstream.Reason;
import io.millrace.peer.streams.Item.Joined;
import io.millrace.peer.streams.Item.Output;
import java.io.IOException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gives the enriched record of each click, and the click itself for the totals; a dead letter
 * instead of both if the record would be too large.
 */
final class FormatEnriched extends ContextualProcessor<byte[], Item, byte[], Item> {
  /** What a record costs besides key and value. */
  private static final int RECORD_OVERHEAD = 256;

  private static final Flaw OVERSIZE =
      new Flaw(Reason.OVERSIZE, "the enriched record is too large");

  private final int maxRecordBytes;
  private final EnrichedFormat format;
  private final ProfileFormat profiles = new ProfileFormat();
  private final DeadLetters deadLetters;

  FormatEnriched(JobOptions options) {
    this.maxRecordBytes = options.maxRecordBytes();
    this.format = new EnrichedFormat(options.outputTopic());
    this.deadLetters = new DeadLetters(options.inputTopic(), options.deadLetterTopic());
  }

  @Override
  public void process(Record<byte[], Item> record) {
    if (!(record.value() instanceof Joined joined)) {
      context().forward(record);
      return;
    }
    Click click = joined.click();
    ProducerRecord<byte[], byte[]> enriched = format.record(click, profile(joined.profile()));
    if (RECORD_OVERHEAD + enriched.key().length + enriched.value().length > maxRecordBytes) {
      context().forward(Output.of(deadLetters.record(click.source(), OVERSIZE, "enrich")));
      return;
    }
    context().forward(Output.of(enriched));
    context().forward(record);
  }

  /** A row that is no profile is none. */
  private UserProfile profile(byte[] row) {
    if (row == null) {
      return null;
    }
    try {
      return profiles.read(row);
    } catch (IOException broken) {
      return null;
    }
  }
}
