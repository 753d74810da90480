package io.millrace.peer.loop;

import io.millrace.clickstream.Clickstream;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.pipeline.reference.ReferenceTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The newest snapshot of the profiles; a thread of its own looks for changes. */
final class Profiles implements Callable<Void> {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final ReferenceTable table;
  private final Duration refresh;
  private final StopSignal stop;
  private volatile ReferenceSnapshot latest;

  private Profiles(ReferenceTable table, Duration refresh, StopSignal stop) {
    this.table = table;
    this.refresh = refresh;
    this.stop = stop;
    this.latest = table.refresh().orElseThrow();
  }

  /** Reads the topic to its end. */
  static Profiles read(JobOptions options, StopSignal stop) {
    Map<String, Object> properties = new HashMap<>(ClientProperties.consumer());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
    ReferenceTable table =
        new ReferenceTable(
            new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
            options.referenceTopic(),
            new Clickstream().referenceFormat(),
            TIMEOUT);
    return new Profiles(table, options.referenceRefresh(), stop);
  }

  ReferenceSnapshot latest() {
    return latest;
  }

  @Override
  public Void call() throws InterruptedException {
    try (table) {
      while (!stop.isGivenWithin(refresh)) {
        table.refresh().ifPresent(snapshot -> latest = snapshot);
      }
    }
    return null;
  }
}
