package io.millrace.load.send;

import io.millrace.load.pace.Progress;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.util.Map;

/**
 * Puts a whole workload on empty input topics, as fast as the broker takes it; topics that are
 * missing are made, without a time limit on retention.
 *
 * <pre>{@code
 * Manifest manifest =
 *     new Preload("localhost:9092", Workload.defaults(), Topics.defaults(), Map.of())
 *         .run(Progress.none());
 * }</pre>
 */
public final class Preload {
  private final LoadRun run;

  /** A preload; the rate of the workload is not looked at. */
  public Preload(
      String bootstrapServers,
      Workload workload,
      Topics topics,
      Map<String, String> clientProperties) {
    run =
        new LoadRun(
            bootstrapServers,
            workload.withRate(0),
            topics,
            SendOptions.defaults().withClientProperties(clientProperties));
  }

  /**
   * Sends everything and returns what was done; check {@link Manifest#valid} before relying on it.
   */
  public Manifest run(Progress progress) {
    return run.run(progress);
  }
}
