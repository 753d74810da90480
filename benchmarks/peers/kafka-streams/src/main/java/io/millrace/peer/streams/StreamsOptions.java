package io.millrace.peer.streams;

import io.millrace.peer.clickstream.JobOptions;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the job. */
final class StreamsOptions {
  @Mixin private JobOptions job;

  @Option(
      names = "--workFolder",
      required = true,
      description = "A folder for state, empty at the first start.")
  private Path workFolder;

  @Option(names = "--stores", defaultValue = "ROCKSDB", description = "MEMORY or ROCKSDB.")
  private StoreKind stores;

  @Option(
      names = "--guarantee",
      defaultValue = "AT_LEAST_ONCE",
      description = "AT_LEAST_ONCE or EXACTLY_ONCE.")
  private Guarantee guarantee;

  @Option(
      names = "--deleteInternalTopics",
      description = "When stopped, deletes repartition and changelog topics: no run goes on.")
  private boolean deleteInternalTopics;

  /** What is promised of the output. */
  enum Guarantee {
    /** Output may be repeated after a failure. */
    AT_LEAST_ONCE,
    /** Readers of committed records see no repeats. */
    EXACTLY_ONCE
  }

  JobOptions job() {
    return job;
  }

  Path workFolder() {
    return workFolder;
  }

  StoreKind stores() {
    return stores;
  }

  Guarantee guarantee() {
    return guarantee;
  }

  boolean deletesInternalTopics() {
    return deleteInternalTopics;
  }
}
