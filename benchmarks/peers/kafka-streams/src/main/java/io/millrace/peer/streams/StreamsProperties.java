package io.millrace.peer.streams;

import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.streams.StreamsOptions.Guarantee;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The configuration, where it is not Kafka's default. */
final class StreamsProperties {
  /** Kafka's 10 MiB, for all threads and stores together, would be full of users at once. */
  private static final long CACHE_BYTES = 128L << 20;

  private static final Duration SHORTEST_TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

  private StreamsProperties() {}

  static Properties of(StreamsOptions options) {
    JobOptions job = options.job();
    Properties properties = new Properties();
    ClientProperties.consumer()
        .forEach((name, value) -> properties.put(StreamsConfig.consumerPrefix(name), value));
    // Streams commits itself, and warns of being told so.
    properties.remove(StreamsConfig.consumerPrefix(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG));
    ClientProperties.producer()
        .forEach((name, value) -> properties.put(StreamsConfig.producerPrefix(name), value));
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, job.consumerGroup());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, job.bootstrapServers());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, job.parallelism());
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, job.checkpointingInterval().toMillis());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, options.workFolder().toString());
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    if (options.guarantee() == Guarantee.EXACTLY_ONCE) {
      properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
      // A transaction lasts for a commit interval.
      long timeout =
          Math.max(
              SHORTEST_TRANSACTION_TIMEOUT.toMillis(), 3 * job.checkpointingInterval().toMillis());
      properties.put(
          StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
          Math.toIntExact(timeout));
    }
    return properties;
  }
}
