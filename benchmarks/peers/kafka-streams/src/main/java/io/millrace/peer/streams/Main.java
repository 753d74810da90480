package io.millrace.peer.streams;

import io.millrace.peer.clickstream.Clicks;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the job until it is stopped; exit code 1 if it fails before. */
@Command(name = "kafka-streams", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;

  @Mixin private StreamsOptions options;

  private Main() {}

  /** Runs with {@code --name=value} options. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    Clicks.limitStringLength();
    try (Job job = Job.start(options)) {
      Runtime.getRuntime().addShutdownHook(new Thread(job::close, "close-job"));
      job.awaitEnd();
    }
    return FAILED;
  }
}
