package io.millrace.benchmark.run;

import io.millrace.benchmark.observe.ProcFiles;
import io.millrace.benchmark.observe.ProcFiles.ThreadTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** On which cores the threads of a process may run. */
final class ThreadCores {
  private static final String ANSWER = "affinity list: ";

  private ThreadCores() {}

  /** By thread, named with its id; those that have just ended are not there. */
  static Map<String, String> of(long pid) {
    Map<String, String> cores = new TreeMap<>();
    for (ThreadTime thread : new ProcFiles().threads(pid)) {
      String answer = taskset(thread.id());
      int at = answer.indexOf(ANSWER);
      if (at >= 0) {
        cores.put(
            thread.id() == pid ? "process" : thread.name() + " " + thread.id(),
            answer.substring(at + ANSWER.length()).strip());
      }
    }
    return cores;
  }

  private static String taskset(long thread) {
    try {
      Process taskset =
          new ProcessBuilder("taskset", "-cp", Long.toString(thread))
              .redirectErrorStream(true)
              .start();
      return new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask for the cores of thread " + thread, e);
    }
  }
}
