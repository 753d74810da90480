package io.millrace.benchmark.run;

import io.millrace.benchmark.scenario.Setting;
import io.millrace.load.workload.Topics;
import java.io.IOException;

/** Says whether the output of a run is right; a wrong output has no speed. */
@FunctionalInterface
public interface OutputAudit {

  /** Looks at all outputs of a run, which has ended. */
  Verdict of(String bootstrapServers, Input input, Topics topics, Setting setting)
      throws IOException, InterruptedException;

  /**
   * What was found.
   *
   * @param clean whether nothing at all is wrong
   * @param line the balance, in a line
   * @param text all of it, for people
   */
  record Verdict(boolean clean, String line, String text) {}
}
