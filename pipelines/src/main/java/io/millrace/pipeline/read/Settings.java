package io.millrace.pipeline.read;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@link ReadBatches} is told; changed only in a copy that nobody else has yet. */
final class Settings implements Serializable {
  private static final long serialVersionUID = 1;

  final Map<String, Object> consumerProperties = new HashMap<>();
  String bootstrapServers;
  List<String> topics;
  String group;
  Packing packing = Packing.CONSUMER;
  PackingLimits limits = PackingLimits.DEFAULT;
  Duration maxDisorder = ReadBatches.DEFAULT_MAX_DISORDER;
  Duration idleTimeout = ReadBatches.DEFAULT_IDLE_TIMEOUT;

  Settings copy() {
    Settings copy = new Settings();
    copy.consumerProperties.putAll(consumerProperties);
    copy.bootstrapServers = bootstrapServers;
    copy.topics = topics;
    copy.group = group;
    copy.packing = packing;
    copy.limits = limits;
    copy.maxDisorder = maxDisorder;
    copy.idleTimeout = idleTimeout;
    return copy;
  }
}
