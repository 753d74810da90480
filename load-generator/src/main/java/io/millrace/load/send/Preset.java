package io.millrace.load.send;

import java.util.HashMap;
import java.util.Map;

/** How the producer trades safety for speed. */
public enum Preset {
  /** Idempotent, acknowledged by all replicas: no loss, no repeats, order kept; can be resumed. */
  DURABLE,
  /** Acknowledged by the leader only; repeats and reordering are possible when a broker fails. */
  FAST;

  /** Returns producer properties; those of the client override the preset's. */
  Map<String, Object> producer(
      String bootstrapServers, boolean paced, Map<String, String> clientProperties) {
    Map<String, Object> all = new HashMap<>();
    all.put("batch.size", "262144");
    all.put("buffer.memory", "67108864");
    all.put("compression.type", "lz4");
    all.put("delivery.timeout.ms", "120000");
    all.put("acks", this == DURABLE ? "all" : "1");
    all.put("enable.idempotence", Boolean.toString(this == DURABLE));
    // The linger of the generator is part of the latency that a paced run measures.
    all.put("linger.ms", paced ? "0" : "10");
    all.putAll(clientProperties);
    all.put("bootstrap.servers", bootstrapServers);
    return all;
  }
}
