package io.millrace.peer.flink.idiomatic;

import io.millrace.clickstream.UserProfile;
import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.EnrichedFormat;
import io.millrace.peer.clickstream.Flaw;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.LatestProfiles;
import io.millrace.peer.clickstream.Reason;
import io.millrace.peer.flink.reference.FollowedReference;
import io.millrace.peer.flink.type.ProducerRecordCodec;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Gives the enriched record of each click, with nulls where its user has no profile, and the click
 * itself for the totals; a dead letter instead of both if the record would be too large.
 */
final class Enrich extends ProcessFunction<Click, Click> {
  static final OutputTag<ProducerRecord<byte[], byte[]>> ENRICHED =
      new OutputTag<>("enriched", ProducerRecordCodec.TYPE);
  static final OutputTag<ProducerRecord<byte[], byte[]>> OVERSIZE =
      new OutputTag<>("oversize", ProducerRecordCodec.TYPE);

  /** What a record costs besides key and value. */
  private static final int RECORD_OVERHEAD = 256;

  private final String bootstrapServers;
  private final String referenceTopic;
  private final Duration referenceRefresh;
  private final String inputTopic;
  private final String outputTopic;
  private final String deadLetterTopic;
  private final int maxRecordBytes;
  private transient LatestProfiles latest;
  private transient FollowedReference<Map<String, UserProfile>> profiles;
  private transient EnrichedFormat enriched;
  private transient DeadLetters deadLetters;

  Enrich(JobOptions options) {
    this.bootstrapServers = options.bootstrapServers();
    this.referenceTopic = options.referenceTopic();
    this.referenceRefresh = options.referenceRefresh();
    this.inputTopic = options.inputTopic();
    this.outputTopic = options.outputTopic();
    this.deadLetterTopic = options.deadLetterTopic();
    this.maxRecordBytes = options.maxRecordBytes();
  }

  @Override
  public void open(OpenContext context) {
    latest = new LatestProfiles(bootstrapServers, referenceTopic);
    profiles = FollowedReference.follow(latest::refresh, referenceRefresh);
    enriched = new EnrichedFormat(outputTopic);
    deadLetters = new DeadLetters(inputTopic, deadLetterTopic);
  }

  @Override
  public void processElement(Click click, Context context, Collector<Click> output) {
    UserProfile profile = profiles.get().get(click.userId());
    ProducerRecord<byte[], byte[]> record = enriched.record(click, profile);
    if (RECORD_OVERHEAD + record.key().length + record.value().length > maxRecordBytes) {
      Flaw flaw = new Flaw(Reason.OVERSIZE, "the enriched record is too large");
      context.output(OVERSIZE, deadLetters.record(click.source(), flaw, "enrich"));
      return;
    }
    context.output(ENRICHED, record);
    output.collect(click);
  }

  @Override
  public void close() {
    if (profiles != null) {
      profiles.close();
    }
    if (latest != null) {
      latest.close();
    }
  }
}
