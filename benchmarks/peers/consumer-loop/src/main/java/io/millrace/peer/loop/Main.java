package io.millrace.peer.loop;

import io.millrace.peer.clickstream.JobOptions;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the loop until it is stopped; exit code 1 if it fails before. */
@Command(name = "consumer-loop", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;

  @Mixin private JobOptions options;

  private Main() {}

  /** Runs with {@code --name=value} options. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws ExecutionException, InterruptedException {
    try (Loop loop = Loop.start(options)) {
      loop.awaitEnd();
    }
    return FAILED;
  }
}
