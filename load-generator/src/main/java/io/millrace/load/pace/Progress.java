package io.millrace.load.pace;

/** Told now and then how far a long task has come. */
@FunctionalInterface
public interface Progress {
  /**
   * Called from the thread that does the task, at most a few times per second.
   *
   * @param task what is being done, as a short phrase
   * @param done how much of it
   * @param total how much there is
   */
  void report(String task, long done, long total);

  /** Returns a progress that nobody looks at. */
  static Progress none() {
    return (task, done, total) -> {};
  }
}
