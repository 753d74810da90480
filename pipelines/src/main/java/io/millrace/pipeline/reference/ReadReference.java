package io.millrace.pipeline.reference;

import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.enrich.ReferenceSnapshotCoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Gauge;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows a compacted Kafka topic and gives snapshots of the whole of it: the first one when it has
 * been read to its end, also if it is empty, then one after each refresh that found something new.
 *
 * <p>The last value of a key stands, a null value deletes the key. A row without a key, or one that
 * its format cannot read, is counted and skipped. When the brokers do not answer within the timeout
 * the bundle fails, with the cause.
 *
 * <p>Each function instance reads with a consumer of its own and no group, and holds all rows in
 * memory.
 *
 * <p>Metrics: counter {@code brokenRows}; gauge {@code rows}.
 */
public final class ReadReference extends PTransform<PBegin, PCollection<ReferenceSnapshot>> {
  /** How often the topic is looked at, unless configured otherwise. */
  public static final Duration DEFAULT_REFRESH = Duration.ofSeconds(10);

  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final String bootstrapServers;
  private final String topic;
  private final ReferenceFormat format;
  private final Duration refresh;
  private final HashMap<String, Object> properties;

  private ReadReference(
      String bootstrapServers,
      String topic,
      ReferenceFormat format,
      Duration refresh,
      Map<String, ?> properties) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.format = format;
    this.refresh = refresh;
    this.properties = new HashMap<>(properties);
  }

  /** Follows {@code topic} of the cluster behind {@code bootstrapServers}. */
  public static ReadReference of(String bootstrapServers, String topic, ReferenceFormat format) {
    return new ReadReference(bootstrapServers, topic, format, DEFAULT_REFRESH, Map.of());
  }

  /** Looks for changes this often, at least every millisecond. */
  public ReadReference withRefresh(Duration newRefresh) {
    if (newRefresh.toMillis() < 1) {
      throw new IllegalArgumentException("refresh must be at least 1 ms, not " + newRefresh);
    }
    return new ReadReference(bootstrapServers, topic, format, newRefresh, properties);
  }

  /** Further properties of the consumers, over the defaults. */
  public ReadReference withConsumerProperties(Map<String, ?> newProperties) {
    return new ReadReference(bootstrapServers, topic, format, refresh, newProperties);
  }

  @Override
  public PCollection<ReferenceSnapshot> expand(PBegin begin) {
    Map<String, Object> configuration = new HashMap<>(properties);
    configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return begin
        .apply(
            "Tick",
            GenerateSequence.from(0).withRate(1, org.joda.time.Duration.millis(refresh.toMillis())))
        .apply("Refresh", ParDo.of(new RefreshFn(configuration, topic, format)))
        .setCoder(ReferenceSnapshotCoder.of());
  }

  /** Reads the topic to its end at every tick. */
  static final class RefreshFn extends DoFn<Long, ReferenceSnapshot> {
    private final Counter brokenRows = Metrics.counter(ReadReference.class, "brokenRows");
    private final Gauge rows = Metrics.gauge(ReadReference.class, "rows");
    private final Map<String, Object> configuration;
    private final String topic;
    private final ReferenceFormat format;
    private transient ReferenceTable table;

    RefreshFn(Map<String, Object> configuration, String topic, ReferenceFormat format) {
      this.configuration = configuration;
      this.topic = topic;
      this.format = format;
    }

    @ProcessElement
    public void process(ProcessContext c) {
      if (table == null) {
        table =
            new ReferenceTable(
                new KafkaConsumer<>(
                    configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic,
                format,
                TIMEOUT);
      }
      var snapshot = table.refresh();
      brokenRows.inc(table.takeBroken());
      snapshot.ifPresent(
          newest -> {
            rows.set(newest.rows());
            c.output(newest);
          });
    }

    @Teardown
    public void teardown() {
      if (table != null) {
        table.close();
        table = null;
      }
    }
  }
}
