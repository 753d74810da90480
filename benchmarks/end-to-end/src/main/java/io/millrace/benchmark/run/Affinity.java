package io.millrace.benchmark.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps processes on cores, by Linux's command taskset. */
public final class Affinity {
  private static final String ENDED = "No such process";

  private Affinity() {}

  /** What to put in front of a command; nothing if it may run on all cores. */
  static List<String> prefix(List<Integer> cores) {
    return cores.isEmpty() ? List.of() : List.of("taskset", "-c", list(cores));
  }

  /** Keeps this process, and all that it starts from now on, on these cores. */
  public static void keepThisProcessOn(List<Integer> cores)
      throws IOException, InterruptedException {
    if (cores.isEmpty()) {
      return;
    }
    String problem = taskset("-acp", cores, ProcessHandle.current().pid());
    if (!problem.isEmpty()) {
      throw new IOException("taskset does not work: " + problem);
    }
  }

  /** Keeps a thread of another process on these cores, if it has not ended. */
  static void keepThreadOn(long thread, List<Integer> cores)
      throws IOException, InterruptedException {
    String problem = taskset("-cp", cores, thread);
    if (!problem.isEmpty() && !problem.contains(ENDED)) {
      throw new IOException("taskset does not work: " + problem);
    }
  }

  /** What the command says against it; empty if it worked. */
  private static String taskset(String option, List<Integer> cores, long id)
      throws IOException, InterruptedException {
    Process taskset =
        new ProcessBuilder("taskset", option, list(cores), Long.toString(id))
            .redirectErrorStream(true)
            .start();
    String answer = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return taskset.waitFor() == 0 ? "" : answer.strip();
  }

  private static String list(List<Integer> cores) {
    return cores.stream().map(core -> Integer.toString(core)).collect(Collectors.joining(","));
  }
}
