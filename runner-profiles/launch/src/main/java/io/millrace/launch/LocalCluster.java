package io.millrace.launch;

import io.millrace.load.audit.Audit;
import io.millrace.load.audit.AuditReport;
import io.millrace.load.audit.Mode;
import io.millrace.load.pace.Progress;
import io.millrace.load.send.Manifest;
import io.millrace.load.send.Preload;
import io.millrace.load.workload.InvalidWorkloadException;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import io.millrace.local.LocalKafka;
import io.millrace.pipeline.options.InvalidOptionsException;
import io.millrace.pipeline.options.MillraceOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A broker of our own with generated clicks on it, and the audit of what became of them. */
final class LocalCluster implements AutoCloseable {
  private final LocalKafka kafka;
  private final Console console;
  private final Manifest manifest;

  private LocalCluster(LocalKafka kafka, Console console, Manifest manifest) {
    this.kafka = kafka;
    this.console = console;
    this.manifest = manifest;
  }

  /**
   * What is to be generated, with the pipeline's own parameters in it.
   *
   * @throws InvalidOptionsException if the workload cannot be used
   */
  static Workload workload(MillraceOptions options, LocalRunOptions local, long defaultRecords) {
    List<String> pipeline =
        List.of(
            "pipeline.windowSize=" + options.getWindowSize(),
            "pipeline.allowedLateness=" + options.getAllowedLateness(),
            "pipeline.deduplicationHorizon=" + options.getDeduplicationHorizon(),
            "pipeline.maxDisorder=" + options.getMaxDisorder(),
            "pipeline.idleTimeout=" + options.getIdleTimeout());
    try {
      Workload workload =
          local.getWorkload() == null
              ? WorkloadFile.parse("", pipeline).withRecords(defaultRecords)
              : Workload.load(Path.of(local.getWorkload()), pipeline);
      workload = workload.withSeed(local.getSeed());
      return local.getRecords() == 0 ? workload : workload.withRecords(local.getRecords());
    } catch (InvalidWorkloadException e) {
      throw new InvalidOptionsException(e.getMessage().lines().toList());
    }
  }

  /** Starts brokers, and fills their topics. */
  static LocalCluster start(
      MillraceOptions options, Workload workload, int brokers, Path folder, Console console) {
    long begun = System.nanoTime();
    LocalKafka kafka = LocalKafka.builder().brokers(brokers).directory(folder).start();
    Topics topics =
        new Topics(
            options.getInputTopic(),
            options.getReferenceTopic(),
            options.getOutputTopic(),
            options.getAggregateTopic(),
            options.getDeadLetterTopic());
    boolean filled = false;
    try {
      console.say("local Kafka on %s (%.1f s)", kafka.bootstrapServers(), seconds(begun));
      long generating = System.nanoTime();
      Manifest manifest =
          new Preload(kafka.bootstrapServers(), workload, topics, Map.of()).run(Progress.none());
      if (!manifest.valid()) {
        throw new IllegalStateException(
            "the clicks could not be generated: " + manifest.failed() + " failed");
      }
      console.say(
          "generated %,d clicks with seed %d on %s (%.1f s)",
          manifest.acknowledged(), workload.seed(), topics.raw(), seconds(generating));
      filled = true;
      return new LocalCluster(kafka, console, manifest);
    } finally {
      if (!filled) {
        kafka.close();
      }
    }
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Compares every output record with what should have come out, and says the verdict. */
  boolean audit() {
    long begun = System.nanoTime();
    AuditReport report =
        Audit.run(bootstrapServers(), manifest, Mode.AT_LEAST_ONCE, Progress.none());
    console.say("");
    console.say("%s", report.toTable());
    console.say("audit: %s (%.1f s)", report.clean() ? "clean" : "NOT CLEAN", seconds(begun));
    return report.clean();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  @Override
  public void close() {
    kafka.close();
  }
}
