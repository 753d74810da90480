package io.millrace.peer.clickstream;

import java.nio.file.Path;
import java.util.Map;

/** The options of the Flink that a system embeds: those of Millrace's own, where they matter. */
public final class FlinkSettings {
  private FlinkSettings() {}

  /** Options under Flink's names, for a Flink that writes to this folder only. */
  public static Map<String, String> embedded(Path folder) {
    return Map.of(
        "state.checkpoints.dir",
        folder.resolve("checkpoints").toUri().toString(),
        "state.backend.type",
        "hashmap",
        "io.tmp.dirs",
        folder.resolve("flink-tmp").toString(),
        "rest.bind-port",
        "0",
        // A restart would repeat output, and the run would not count anyway.
        "restart-strategy.type",
        "none",
        "taskmanager.memory.network.min",
        "64mb",
        "taskmanager.memory.network.max",
        "64mb");
  }
}
