package io.millrace.benchmark.run;

import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.load.pace.Progress;

/** Told how a series goes on, by the thread that runs it. */
public interface SeriesListener extends Progress {

  /**
   * A run begins.
   *
   * @param block counted from 1
   * @param blocks as many as there will be, as far as is known
   * @param run in the block, counted from 1
   * @param attempt counted from 1
   */
  void starting(int block, int blocks, int run, int attempt, Entry entry);

  /** A run goes on; four times a second. */
  void running(Sample sample);

  /** A run has ended. */
  void ended(RunResult result);
}
