package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.latency.search.Sustainable;
import io.millrace.benchmark.result.RunRecord.Kind;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.load.pace.Progress;
import java.util.List;

/** Told how a series goes on; of the progress of a load by a thread of its own. */
public interface LatencyListener extends Progress {

  /** A run begins. */
  void starting(Kind kind, int number, int attempt, Entry entry, double rate);

  /** A run has ended. */
  void ended(LatencyRun run);

  /** The search for an entry has ended. */
  void found(Entry entry, Sustainable sustainable);

  /** All searches have ended, if there were any; these will be measured in each repetition. */
  void offering(List<Offer> offers);
}
