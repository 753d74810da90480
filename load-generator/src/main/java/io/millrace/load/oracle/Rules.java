package io.millrace.load.oracle;

import io.millrace.load.workload.Pipeline;

/** The rules of time, as the semantics page states them, for watermarks that are only bounded. */
public final class Rules {
  private final long windowMillis;
  private final long latenessMillis;
  private final long horizonMillis;

  /** The rules under these parameters. */
  public Rules(Pipeline pipeline) {
    windowMillis = pipeline.windowSize().toMillis();
    latenessMillis = pipeline.allowedLateness().toMillis();
    horizonMillis = pipeline.deduplicationHorizon().toMillis();
  }

  /** Returns the start of the window of an event time. */
  public long windowStart(long eventTime) {
    return Math.floorDiv(eventTime, windowMillis) * windowMillis;
  }

  /** Returns the length of a window. */
  public long windowMillis() {
    return windowMillis;
  }

  /**
   * Returns whether an event cannot be late, the watermark being at most {@code watermarkBound}.
   */
  public boolean certainlyCounted(long eventTime, long watermarkBound) {
    return windowStart(eventTime) + windowMillis + latenessMillis > watermarkBound;
  }

  /**
   * Returns whether a copy must be dropped if another copy of the same event passed before it, the
   * watermark being at most {@code watermarkBound}.
   */
  public boolean certainlyRemembered(long eventTime, long watermarkBound) {
    return eventTime + horizonMillis > watermarkBound;
  }
}
