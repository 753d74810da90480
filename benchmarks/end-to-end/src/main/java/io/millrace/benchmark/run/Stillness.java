package io.millrace.benchmark.run;

import io.millrace.benchmark.observe.Sample;
import java.time.Duration;

/** How long outputs have not changed, as sample after sample shows; from the start at first. */
final class Stillness {
  private long now;
  private long outputs;
  private long enriched;
  private long outputsChanged;
  private long enrichedChanged;

  /** Takes the next sample. */
  void see(Sample sample) {
    now = sample.nanos();
    if (sample.outputs() != outputs) {
      outputs = sample.outputs();
      outputsChanged = now;
    }
    if (sample.enriched() != enriched) {
      enriched = sample.enriched();
      enrichedChanged = now;
    }
  }

  /** How long none of them has. */
  Duration ofAll() {
    return Duration.ofNanos(now - outputsChanged);
  }

  /**
   * Whether a run whose output is complete is over.
   *
   * @param quiet how long no output must have changed
   * @param idle how long after its last record a system may wait before it closes the last windows:
   *     so much longer the enriched events must not have changed, as there may be a pause before
   *     the last totals
   */
  boolean isEnd(Duration quiet, Duration idle) {
    Duration events = Duration.ofNanos(now - enrichedChanged);
    return ofAll().compareTo(quiet) >= 0 && events.compareTo(quiet.plus(idle)) >= 0;
  }
}
