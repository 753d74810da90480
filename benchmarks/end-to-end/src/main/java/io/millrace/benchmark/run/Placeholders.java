package io.millrace.benchmark.run;

import io.millrace.benchmark.scenario.Setting;
import io.millrace.load.workload.Pipeline;
import io.millrace.load.workload.Topics;
import java.nio.file.Path;
import java.util.Map;

/** What the names in braces stand for in a system's arguments. */
public final class Placeholders {
  private Placeholders() {}

  /**
   * The values for a run.
   *
   * @param group consumer group, fresh for each run
   * @param folder an empty one, deleted after the run
   */
  public static Map<String, String> of(
      String bootstrapServers,
      Topics topics,
      Pipeline pipeline,
      Setting setting,
      long checkpointMillis,
      String group,
      Path folder) {
    return Map.ofEntries(
        Map.entry("bootstrapServers", bootstrapServers),
        Map.entry("inputTopic", topics.raw()),
        Map.entry("referenceTopic", topics.profiles()),
        Map.entry("outputTopic", topics.enriched()),
        Map.entry("aggregateTopic", topics.aggregates()),
        Map.entry("deadLetterTopic", topics.deadLetters()),
        Map.entry("group", group),
        Map.entry("rung", setting.rung().name()),
        Map.entry("guarantee", setting.guarantee().name()),
        Map.entry("parallelism", Integer.toString(setting.parallelism())),
        Map.entry("checkpointMillis", Long.toString(checkpointMillis)),
        Map.entry("windowSize", pipeline.windowSize().toString()),
        Map.entry("allowedLateness", pipeline.allowedLateness().toString()),
        Map.entry("deduplicationHorizon", pipeline.deduplicationHorizon().toString()),
        Map.entry("maxDisorder", pipeline.maxDisorder().toString()),
        Map.entry("idleTimeout", pipeline.idleTimeout().toString()),
        Map.entry("folder", folder.toString()));
  }
}
