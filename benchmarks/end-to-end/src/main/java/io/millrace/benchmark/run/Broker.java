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

/** A broker that keeps the preloaded input for a whole series; outputs are made for each run. */
final class Broker implements AutoCloseable {
  private static final int FEW = 3;
  private static final Map<String, String> KEEP = Map.of("retention.ms", "-1");
  private static final Map<String, String> COMPACT =
      Map.of("cleanup.policy", "compact", "retention.ms", "-1");

  private final LocalKafka kafka;
  private final Manifest manifest;
  private final Expectation expectation;

  private Broker(LocalKafka kafka, Manifest manifest, Expectation expectation) {
    this.kafka = kafka;
    this.manifest = manifest;
    this.expectation = expectation;
  }

  static Broker start(long records, long seed, Progress progress) {
    LocalKafka kafka = LocalKafka.builder().heap("1g").fullSpeed().start();
    try {
      Workload workload = Workload.defaults().withSeed(seed).withRecords(records);
      Manifest manifest =
          new Preload(kafka.bootstrapServers(), workload, Topics.defaults(), Map.of())
              .run(progress);
      if (!manifest.valid()) {
        throw new IllegalStateException("the input is not complete: " + manifest.invalid());
      }
      return new Broker(
          kafka, manifest, Expectation.of(new Sequence(manifest.workload()), progress));
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** Makes the output topics of a run. */
  Topics createOutputs(String run) {
    Topics names = Topics.withPrefix(run + ".");
    Topics topics =
        new Topics(
            manifest.topics().raw(),
            manifest.topics().profiles(),
            names.enriched(),
            names.aggregates(),
            names.deadLetters());
    kafka.createTopic(topics.enriched(), manifest.workload().partitions(), KEEP);
    kafka.createTopic(topics.aggregates(), FEW, COMPACT);
    kafka.createTopic(topics.deadLetters(), FEW, KEEP);
    return topics;
  }

  void deleteOutputs(Topics topics) throws ExecutionException, InterruptedException {
    admin()
        .deleteTopics(List.of(topics.enriched(), topics.aggregates(), topics.deadLetters()))
        .all()
        .get();
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  Admin admin() {
    return kafka.admin();
  }

  List<Long> pids() {
    return kafka.pids();
  }

  Manifest manifest() {
    return manifest;
  }

  Expectation expectation() {
    return expectation;
  }

  @Override
  public void close() {
    kafka.close();
  }
}
