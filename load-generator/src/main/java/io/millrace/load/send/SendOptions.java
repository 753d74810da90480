package io.millrace.load.send;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a load is sent.
 *
 * @param preset safety of the producer
 * @param clientProperties further properties of all Kafka clients, such as security
 * @param manifest where to keep the manifest, from before the first record on
 * @param maxPublishDelay a paced run whose 99.9th percentile of the publish delay is above this is
 *     invalid
 */
public record SendOptions(
    Preset preset,
    Map<String, String> clientProperties,
    Optional<Path> manifest,
    Duration maxPublishDelay) {

  /** The limit that the benchmarking method sets. */
  public static final Duration DEFAULT_MAX_PUBLISH_DELAY = Duration.ofMillis(5);

  /** Copies the properties. */
  public SendOptions {
    clientProperties = Map.copyOf(clientProperties);
  }

  /** Returns durable sending without a manifest file. */
  public static SendOptions defaults() {
    return new SendOptions(Preset.DURABLE, Map.of(), Optional.empty(), DEFAULT_MAX_PUBLISH_DELAY);
  }

  /** Returns these options with further client properties. */
  public SendOptions withClientProperties(Map<String, String> properties) {
    return new SendOptions(preset, properties, manifest, maxPublishDelay);
  }
}
