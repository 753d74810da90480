package io.millrace.flink;

import io.millrace.launch.Launcher;

/** Starts the flagship on the Flink runner; {@code --help} lists its options. */
public final class Main {
  private Main() {}

  /** Runs and ends the JVM with the exit code. */
  public static void main(String[] args) {
    System.exit(Launcher.run(new FlinkProfile(), args, System.out, System.err));
  }
}
