package io.millrace.benchmark.run;

import io.millrace.load.oracle.Expectation;
import io.millrace.load.pace.Progress;
import io.millrace.load.send.Manifest;
import io.millrace.load.send.Preload;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import io.millrace.local.LocalKafka;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker in a JVM of its own, at full speed, for a whole series: it keeps the inputs; outputs are
 * made for each run.
 */
public final class Broker implements AutoCloseable {
  private static final int FEW = 3;
  private static final Map<String, String> KEEP = Map.of("retention.ms", "-1");
  private static final Map<String, String> COMPACT =
      Map.of("cleanup.policy", "compact", "retention.ms", "-1");

  private final LocalKafka kafka;

  private Broker(LocalKafka kafka) {
    this.kafka = kafka;
  }

  /** Starts it. */
  public static Broker start() {
    return new Broker(LocalKafka.builder().heap("1g").fullSpeed().start());
  }

  /**
   * Puts a workload on input topics of its own.
   *
   * @param name in front of the topics' names
   * @throws IllegalStateException if not everything was sent
   */
  public Input preload(String name, Workload workload, Progress progress) {
    Manifest manifest =
        new Preload(bootstrapServers(), workload, Topics.withPrefix(name + "."), Map.of())
            .run(progress);
    if (!manifest.valid()) {
      throw new IllegalStateException("the input is not complete: " + manifest.invalid());
    }
    return new Input(manifest, Expectation.of(new Sequence(manifest.workload()), progress));
  }

  /** Makes the output topics of a run, and gives them with those of its input. */
  public Topics createOutputs(String run, Input input) {
    Topics names = Topics.withPrefix(run + ".");
    Topics topics =
        new Topics(
            input.manifest().topics().raw(),
            input.manifest().topics().profiles(),
            names.enriched(),
            names.aggregates(),
            names.deadLetters());
    kafka.createTopic(topics.enriched(), input.manifest().workload().partitions(), KEEP);
    kafka.createTopic(topics.aggregates(), FEW, COMPACT);
    kafka.createTopic(topics.deadLetters(), FEW, KEEP);
    return topics;
  }

  /** Deletes the output topics of a run. */
  public void deleteOutputs(Topics topics) throws ExecutionException, InterruptedException {
    admin().deleteTopics(outputs(topics)).all().get();
  }

  /** The output topics among these. */
  public static List<String> outputs(Topics topics) {
    return List.of(topics.enriched(), topics.aggregates(), topics.deadLetters());
  }

  /** Where clients find it. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** A client of it, closed with it. */
  public Admin admin() {
    return kafka.admin();
  }

  /** Its process. */
  public List<Long> pids() {
    return kafka.pids();
  }

  @Override
  public void close() {
    kafka.close();
  }
}
