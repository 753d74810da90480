package io.millrace.benchmark.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps processes on cores, by Linux's command taskset. */
final class Affinity {
  private Affinity() {}

  /** What to put in front of a command; nothing if it may run on all cores. */
  static List<String> prefix(List<Integer> cores) {
    return cores.isEmpty() ? List.of() : List.of("taskset", "-c", list(cores));
  }

  /** Keeps this process, and all that it starts from now on, on these cores. */
  static void keepThisProcessOn(List<Integer> cores) throws IOException, InterruptedException {
    if (cores.isEmpty()) {
      return;
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    Process taskset =
        new ProcessBuilder("taskset", "-acp", list(cores), pid).redirectErrorStream(true).start();
    String answer = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (taskset.waitFor() != 0) {
      throw new IOException("taskset does not work: " + answer);
    }
  }

  private static String list(List<Integer> cores) {
    return cores.stream().map(core -> Integer.toString(core)).collect(Collectors.joining(","));
  }
}
