package io.millrace.load.audit;

import io.millrace.load.pace.Progress;
import io.millrace.load.send.Manifest;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.time.Duration;
import java.util.List;

/**
 * Compares all topics of a run with what the workload says must be there.
 *
 * <p>The pipeline must have finished its input and have given its last totals. A preloaded input
 * must have been there before the pipeline started: an idle pipeline follows the wall clock, for
 * which events of the past are late.
 *
 * <pre>{@code
 * AuditReport report =
 *     Audit.run("localhost:9092", manifest, Mode.EXACTLY_ONCE, Progress.none());
 * if (!report.clean()) { System.err.print(report.toTable()); }
 * }</pre>
 */
public final class Audit {
  private static final long MICROS_PER_MILLI = 1_000;

  private Audit() {}

  /** Audits what {@code manifest} generated, with the usual options. */
  public static AuditReport run(
      String bootstrapServers, Manifest manifest, Mode mode, Progress progress) {
    AuditOptions options = options(manifest, mode);
    return run(bootstrapServers, manifest.workload(), manifest.topics(), options, progress);
  }

  /** Returns the usual options for what {@code manifest} generated. */
  public static AuditOptions options(Manifest manifest, Mode mode) {
    long stall =
        (manifest.publishDelay().max() + manifest.acknowledgement().max()) / MICROS_PER_MILLI;
    return AuditOptions.of(mode)
        .withPace(manifest.startedAt(), AuditOptions.DEFAULT_STALL.plus(Duration.ofMillis(stall)));
  }

  /** Audits a resolved workload. */
  public static AuditReport run(
      String bootstrapServers,
      Workload workload,
      Topics topics,
      AuditOptions options,
      Progress progress) {
    try (KafkaTopicReader reader = new KafkaTopicReader(bootstrapServers, options)) {
      return run(workload, topics, options, reader, progress);
    }
  }

  /** Audits the records that {@code reader} gives. */
  public static AuditReport run(
      Workload workload,
      Topics topics,
      AuditOptions options,
      TopicReader reader,
      Progress progress) {
    AuditedInput input = AuditedInput.read(workload, topics.raw(), options, reader, progress);
    return run(input, topics, options, reader, progress);
  }

  /**
   * Audits the outputs of one of several runs over the same input.
   *
   * @throws IllegalArgumentException if the topics name another input
   */
  public static AuditReport run(
      String bootstrapServers,
      AuditedInput input,
      Topics topics,
      AuditOptions options,
      Progress progress) {
    try (KafkaTopicReader reader = new KafkaTopicReader(bootstrapServers, options)) {
      return run(input, topics, options, reader, progress);
    }
  }

  static AuditReport run(
      AuditedInput input,
      Topics topics,
      AuditOptions options,
      TopicReader reader,
      Progress progress) {
    if (!topics.raw().equals(input.topic)) {
      throw new IllegalArgumentException(topics.raw() + " is not " + input.topic);
    }
    RunContext run = new RunContext(input, topics, options, reader, progress);
    Findings enriched = new EnrichedCheck(run).check();
    Findings deadLetters = new DeadLetterCheck(run).check();
    ConservationCheck conservation = new ConservationCheck(run, enriched, deadLetters);
    conservation.check();
    AggregateCheck totals = new AggregateCheck(run, conservation.totals(), conservation.doubts());
    Findings aggregates = totals.check(enriched.repeats() + deadLetters.repeats());
    Outcomes outcomes = run.outcomes;
    Balance balance =
        new Balance(
            options.rung(),
            run.sequence.size(),
            input.verdict().records(),
            outcomes.enriched.cardinality(),
            outcomes.rejected.cardinality(),
            conservation.valid() - outcomes.enriched.cardinality(),
            outcomes.late.cardinality(),
            conservation.counted(),
            totals.totalled(),
            totals.judgedTwice(),
            totals.given());
    return new AuditReport(
        options.mode(),
        input.verdict(),
        List.of(enriched.verdict(), deadLetters.verdict(), aggregates.verdict()),
        balance);
  }
}
