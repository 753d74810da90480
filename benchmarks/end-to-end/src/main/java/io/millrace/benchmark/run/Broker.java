package io.millrace.benchmark.run;

import io.millrace.benchmark.observe.CpuGroup;
import io.millrace.benchmark.observe.CpuMeter;
import io.millrace.benchmark.observe.ProcFiles;
import io.millrace.load.audit.Audit;
import io.millrace.load.audit.AuditedInput;
import io.millrace.load.audit.Mode;
import io.millrace.load.oracle.Expectation;
import io.millrace.load.pace.Progress;
import io.millrace.load.send.Manifest;
import io.millrace.load.send.Preload;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import io.millrace.local.LocalKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Optional<CpuGroup> group;

  private Broker(LocalKafka kafka, Optional<CpuGroup> group) throws IOException {
    this.kafka = kafka;
    this.group = group;
    account();
  }

  /**
   * Starts it. Whoever is told to end in the middle of a series closes it as at the end of one.
   *
   * @param logs folder for its log, which tells what went wrong when it is gone
   */
  public static Broker start(Path logs) throws IOException {
    LocalKafka kafka =
        LocalKafka.builder().heap("1g").fullSpeed().logs(logs).closedByOwner().start();
    try {
      return new Broker(kafka, CpuGroup.create());
    } catch (IOException | RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  private void account() throws IOException {
    if (group.isPresent()) {
      for (long pid : kafka.pids()) {
        group.get().add(pid);
      }
    }
  }

  /** Starts it again, with all that is on it. */
  void restart() throws IOException {
    kafka.restart(0);
    account();
  }

  /**
   * Puts a workload on input topics of its own.
   *
   * @param name in front of the topics' names
   * @throws IllegalStateException if not everything is there as it was generated
   */
  public Input preload(String name, Workload workload, Progress progress) {
    Manifest manifest =
        new Preload(bootstrapServers(), workload, Topics.withPrefix(name + "."), Map.of())
            .run(progress);
    if (!manifest.valid()) {
      throw new IllegalStateException("the input is not complete: " + manifest.invalid());
    }
    AuditedInput audited =
        AuditedInput.read(
            bootstrapServers(),
            manifest.workload(),
            manifest.topics().raw(),
            Audit.options(manifest, Mode.EXACTLY_ONCE),
            progress);
    if (!audited.verdict().clean()) {
      throw new IllegalStateException("the input is not what was generated: " + audited.verdict());
    }
    return new Input(
        manifest, Expectation.of(new Sequence(manifest.workload()), progress), audited);
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

  /** Its CPU time, until it is restarted. */
  public CpuMeter cpu() {
    return group
        .<CpuMeter>map(accounted -> accounted)
        .orElseGet(() -> CpuMeter.of(new ProcFiles(), kafka.pids()));
  }

  /** Its process. */
  public List<Long> pids() {
    return kafka.pids();
  }

  /** Where its files are. */
  public Path folder() {
    return kafka.folder();
  }

  @Override
  public void close() throws IOException {
    kafka.close();
    if (group.isPresent()) {
      group.get().close();
    }
  }
}
