package io.millrace.peer.core;

import io.millrace.aggregate.AggregateEvents;
import io.millrace.aggregate.FixedWindow;
import io.millrace.aggregate.ShardTotals;
import io.millrace.aggregate.WindowedTotals;
import io.millrace.batch.RecordBatch;
import io.millrace.clickstream.Clickstream;
import io.millrace.deduplicate.DuplicateFilter;
import io.millrace.deduplicate.Horizon;
import io.millrace.deduplicate.SeenIds;
import io.millrace.enrich.EnrichEvents;
import io.millrace.enrich.Enricher;
import io.millrace.enrich.UnknownReference;
import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.pipeline.reference.ReferenceTable;
import io.millrace.shard.Shards;
import io.millrace.validate.BatchValidator;
import io.millrace.validate.ValidateEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the parts of the core that do the job: each new, and for one thread at a time. */
public final class ClickCore {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Clickstream clicks = new Clickstream();
  private final JobOptions options;
  private final Horizon horizon;
  private final FixedWindow window;
  private final int measures;

  /** The core of a job with these options. */
  public ClickCore(JobOptions options) {
    this.options = options;
    this.horizon = Horizon.of(options.deduplicationHorizon());
    this.window = FixedWindow.of(options.windowSize(), options.allowedLateness());
    this.measures = clicks.contract().measures().size();
  }

  /**
   * What validates.
   *
   * @param batchBytes at which a shard's batch is full
   */
  public BatchValidator validator(Shards shards, int batchBytes) {
    return new BatchValidator(ValidateEvents.STAGE, clicks.contract(), shards, batchBytes);
  }

  /** What drops copies. */
  public DuplicateFilter filter() {
    return new DuplicateFilter(horizon);
  }

  /** The ids of a shard that has seen none. */
  public SeenIds noIds() {
    return new SeenIds(horizon);
  }

  /** The table of the profiles, which reads nothing before it is asked to. */
  public ReferenceTable profiles() {
    Map<String, Object> properties = new HashMap<>(ClientProperties.consumer());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
    return new ReferenceTable(
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        options.referenceTopic(),
        clicks.referenceFormat(),
        TIMEOUT);
  }

  /** What enriches. */
  public Enricher enricher() {
    return new Enricher(
        EnrichEvents.STAGE,
        clicks.missingReference(),
        UnknownReference.PASS,
        options.maxRecordBytes());
  }

  /** What totals. */
  public WindowedTotals totals() {
    return new WindowedTotals(
        AggregateEvents.STAGE,
        window,
        measures,
        clicks.totalsFormat(options.aggregateTopic()),
        RecordBatch.DEFAULT_MAX_BYTES);
  }

  /** The totals of a shard that has none. */
  public ShardTotals noTotals() {
    return new ShardTotals(window, measures);
  }
}
