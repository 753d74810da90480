package io.millrace.load.audit;

import io.millrace.load.pace.Progress;
import io.millrace.load.send.InMemoryLoad;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.time.Instant;
import java.util.List;

/** A small load that the reference pipeline has processed. */
final class FinishedRun {
  static final Topics TOPICS = Topics.defaults();

  final Workload workload;
  final MemoryTopics topics;

  FinishedRun(long seed, long records, String... overrides) {
    workload =
        WorkloadFile.parse(
                "keys: {users: 200}\npartitions: 6\nemptyPartitions: [2]", List.of(overrides))
            .withSeed(seed)
            .withRecords(records)
            .withStart(Instant.parse("2026-03-01T10:00:07Z"));
    topics = new MemoryTopics();
    topics.create(TOPICS.raw(), workload.partitions());
    topics.create(TOPICS.profiles(), 3);
    topics.create(TOPICS.enriched(), workload.partitions());
    topics.create(TOPICS.aggregates(), 3);
    topics.create(TOPICS.deadLetters(), 3);
    InMemoryLoad.records(new Sequence(workload)).forEach(topics::append);
    new ReferencePipeline(topics, TOPICS, workload.pipeline(), seed).run();
  }

  private FinishedRun(Workload workload, MemoryTopics topics) {
    this.workload = workload;
    this.topics = topics;
  }

  /** Returns a run of its own, to be damaged. */
  FinishedRun copy() {
    return new FinishedRun(workload, topics.copy());
  }

  AuditReport audit(Mode mode) {
    return audit(AuditOptions.of(mode).withKeepsOrder(true));
  }

  AuditReport audit(AuditOptions options) {
    return Audit.run(workload, TOPICS, options, topics, Progress.none());
  }
}
