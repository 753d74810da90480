package io.millrace.launch;

import java.util.Optional;

/** A pipeline that was started. */
public interface RunningJob {

  /** What its metrics say now. */
  JobMetrics metrics();

  /** Whether it has ended, well or not. */
  boolean isDone();

  /** Why it ended, if it failed. */
  Optional<Throwable> failure();

  /** Ends it, and returns when it no longer works. */
  void cancel();
}
