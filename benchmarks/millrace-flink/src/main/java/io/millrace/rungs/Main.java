package io.millrace.rungs;

import io.millrace.flink.FlinkProfile;
import io.millrace.launch.Launcher;
import io.millrace.load.oracle.Rung;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** Starts a part of the flagship on Flink: {@code --rung=J0} to {@code J5}, and its options. */
public final class Main {
  private static final String RUNG = "--rung=";

  private Main() {}

  /** Runs and ends the JVM with the exit code. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    String name =
        Arrays.stream(args)
            .filter(arg -> arg.startsWith(RUNG))
            .map(arg -> arg.substring(RUNG.length()))
            .reduce(Rung.J5.name(), (before, last) -> last);
    List<String> names = Arrays.stream(Rung.values()).map(Rung::name).toList();
    if (!names.contains(name)) {
      err.println("error: " + RUNG + name + " must be one of " + names);
      return Launcher.WRONG_OPTIONS;
    }
    String[] others =
        Arrays.stream(args).filter(arg -> !arg.startsWith(RUNG)).toArray(String[]::new);
    return Launcher.run(
        new FlinkProfile(), new RungPipeline(Rung.valueOf(name))::addTo, others, out, err);
  }
}
