package io.millrace.load;

import io.millrace.load.send.LoadRun;
import io.millrace.load.send.Manifest;
import io.millrace.load.send.Preset;
import io.millrace.load.send.SendOptions;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts a load on Kafka. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Puts the load on the input topics, making topics that are missing.")
final class GenerateCommand implements Callable<Integer> {
  private static final long LONGEST_STOP_SECONDS = 60;

  @Spec private CommandSpec spec;
  @Mixin private BrokerOptions broker;
  @Mixin private WorkloadOptions workload;

  @Option(
      names = "--manifest",
      defaultValue = "manifest.json",
      paramLabel = "FILE",
      description = "Where to say what was done (default: ${DEFAULT-VALUE}).")
  private Path manifest;

  @Option(
      names = "--resume",
      description = "Complete the load that --manifest describes, after a stop or a kill.")
  private boolean resume;

  @Option(
      names = "--preset",
      defaultValue = "DURABLE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Preset preset;

  @Option(
      names = "--max-publish-delay",
      defaultValue = "PT0.005S",
      paramLabel = "DURATION",
      description = "A paced load whose 99.9th percentile is over this is not valid.")
  private Duration maxPublishDelay;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    SendOptions options =
        new SendOptions(preset, broker.clientProperties(), Optional.of(manifest), maxPublishDelay);
    LoadRun run = run(options);
    CountDownLatch ended = new CountDownLatch(1);
    Thread onInterrupt = new Thread(() -> stop(run, ended), "stop");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    Manifest done;
    try {
      ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
      done = resume ? run.resume(progress) : run.run(progress);
    } finally {
      ended.countDown();
    }
    out.printf(
        "%s: sent %d, acknowledged %d, failed %d, found %d%n",
        done.state(), done.sent(), done.acknowledged(), done.failed(), done.found());
    done.invalid().forEach(reason -> out.println("not valid: " + reason));
    out.flush();
    return done.valid() ? LoadGeneratorCommand.OK : LoadGeneratorCommand.NOT_CLEAN;
  }

  private LoadRun run(SendOptions options) {
    Workload load = workload.workload();
    Topics topics = broker.topics();
    if (resume) {
      Manifest before = Manifest.read(manifest);
      load = before.workload();
      topics = before.topics();
      if (before.preset() != preset) {
        throw new ParameterException(
            spec.commandLine(), "the load was begun with --preset=" + before.preset());
      }
    }
    return new LoadRun(broker.bootstrapServers(), load, topics, options);
  }

  /**
   * Runs when the process is told to end: lets the run end in order, so that its manifest is right.
   */
  private static void stop(LoadRun run, CountDownLatch ended) {
    run.stop();
    try {
      if (!ended.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("the load did not stop: the manifest says RUNNING, and can be resumed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
