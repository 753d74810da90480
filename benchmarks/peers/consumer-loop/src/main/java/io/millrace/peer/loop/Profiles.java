package io.millrace.peer.loop;

import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.ClickCore;
import io.millrace.pipeline.reference.ReferenceTable;
import java.time.Duration;
import java.util.concurrent.Callable;

/** The newest snapshot of the profiles; a thread of its own looks for changes. */
final class Profiles implements Callable<Void> {
  private final ReferenceTable table;
  private final Duration refresh;
  private final StopSignal stop;
  private volatile ReferenceSnapshot latest;

  private Profiles(ReferenceTable table, Duration refresh, StopSignal stop) {
    this.table = table;
    this.refresh = refresh;
    this.stop = stop;
    this.latest = table.refresh().orElseThrow();
  }

  /** Reads the topic to its end. */
  static Profiles read(JobOptions options, StopSignal stop) {
    return new Profiles(new ClickCore(options).profiles(), options.referenceRefresh(), stop);
  }

  ReferenceSnapshot latest() {
    return latest;
  }

  @Override
  public Void call() throws InterruptedException {
    try (table) {
      while (!stop.isGivenWithin(refresh)) {
        table.refresh().ifPresent(snapshot -> latest = snapshot);
      }
    }
    return null;
  }
}
