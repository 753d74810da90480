package io.millrace.launch;

import io.millrace.clickstream.Clickstream;
import io.millrace.load.workload.Workload;
import io.millrace.local.ExitWithParent;
import io.millrace.local.OwnedFolder;
import io.millrace.pipeline.options.CommandLineOptions;
import io.millrace.pipeline.options.InvalidOptionsException;
import io.millrace.pipeline.options.MillraceOptions;
import io.millrace.pipeline.options.PipelineSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.kafka.clients.admin.Admin;

/** Runs a pipeline, the flagship unless told otherwise, from a command line to an exit code. */
public final class Launcher {
  /** Everything went well; a local run was clean. */
  public static final int OK = 0;

  /** The job failed, or the audit found something. */
  public static final int FAILED = 1;

  /** The options cannot be used. */
  public static final int WRONG_OPTIONS = 2;

  private static final long CANCEL_MILLIS = 10_000;

  private final RunnerProfile profile;
  private final Assembly assembly;
  private final PrintStream out;
  private final PrintStream err;
  private final Console console;

  private Launcher(RunnerProfile profile, Assembly assembly, PrintStream out, PrintStream err) {
    this.profile = profile;
    this.assembly = assembly;
    this.out = out;
    this.err = err;
    this.console = new Console(out);
  }

  /**
   * Runs the flagship and gives the exit code. The caller ends the JVM with it: runners leave
   * threads behind that would keep it alive.
   */
  public static int run(RunnerProfile profile, String[] args, PrintStream out, PrintStream err) {
    return run(profile, Clickstream::addTo, args, out, err);
  }

  /**
   * Runs another assembly on the flagship's topics, with its options, and gives the exit code.
   * Without a cluster of one's own, what it writes is audited as the flagship's.
   */
  public static int run(
      RunnerProfile profile, Assembly assembly, String[] args, PrintStream out, PrintStream err) {
    ExitWithParent.install();
    return new Launcher(profile, assembly, out, err).run(args);
  }

  private int run(String[] args) {
    Path folder = null;
    try {
      folder = OwnedFolder.create(Path.of(System.getProperty("java.io.tmpdir")), "run");
      return run(args, folder);
    } catch (InvalidOptionsException e) {
      e.problems().forEach(problem -> err.println("error: " + problem));
      err.println("See --help for all options.");
      return WRONG_OPTIONS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("error: interrupted");
      return FAILED;
    } catch (IOException | ExecutionException | RuntimeException e) {
      report(e);
      return FAILED;
    } finally {
      delete(folder);
    }
  }

  private int run(String[] args, Path folder)
      throws IOException, ExecutionException, InterruptedException {
    List<String> defaults = profile.defaultArguments(folder);
    if (List.of(args).contains("--help")) {
      Help.print(profile, defaults, out);
      return OK;
    }
    if (List.of(args).contains("--help=" + profile.runnerOptions().getSimpleName())) {
      PipelineOptionsFactory.printHelp(out, profile.runnerOptions());
      return OK;
    }
    boolean local = Stream.of(args).noneMatch(arg -> arg.startsWith("--bootstrapServers="));
    if (local) {
      defaults = new ArrayList<>(defaults);
      defaults.add("--stopWhenIdle=PT2S");
      defaults.add("--idleTimeout=PT2S");
    }
    PipelineOptions options =
        CommandLineOptions.parse(
            withDefaults(args, defaults),
            List.of(MillraceOptions.class, LocalRunOptions.class, profile.runnerOptions()));
    // What does not depend on a cluster is checked before one is started.
    PipelineSettings.of(options.as(MillraceOptions.class), profile.parallelism(options));
    return local ? runLocally(options, folder) : runOn(options);
  }

  /** The given arguments after those defaults that they do not set themselves. */
  static String[] withDefaults(String[] args, List<String> defaults) {
    List<String> all = new ArrayList<>();
    for (String argument : defaults) {
      String name = argument.substring(0, argument.indexOf('=') + 1);
      if (Arrays.stream(args).noneMatch(given -> given.startsWith(name))) {
        all.add(argument);
      }
    }
    all.addAll(List.of(args));
    return all.toArray(new String[0]);
  }

  private int runLocally(PipelineOptions options, Path folder)
      throws ExecutionException, InterruptedException {
    MillraceOptions millrace = options.as(MillraceOptions.class);
    LocalRunOptions local = options.as(LocalRunOptions.class);
    Workload workload = LocalCluster.workload(millrace, local, profile.defaultRecords());
    try (LocalCluster cluster =
        LocalCluster.start(millrace, workload, local.getBrokers(), folder, console)) {
      Thread hook = new Thread(cluster::close, "stop-local-kafka");
      Runtime.getRuntime().addShutdownHook(hook);
      millrace.setBootstrapServers(cluster.bootstrapServers());
      PipelineSettings settings = PipelineSettings.of(millrace, profile.parallelism(options));
      if (!runJob(options, settings)) {
        return FAILED;
      }
      new Samples(settings, console).show(local.getSamples());
      boolean clean = cluster.audit();
      Runtime.getRuntime().removeShutdownHook(hook);
      return clean ? OK : FAILED;
    }
  }

  private int runOn(PipelineOptions options) throws ExecutionException, InterruptedException {
    MillraceOptions millrace = options.as(MillraceOptions.class);
    return runJob(options, PipelineSettings.of(millrace, profile.parallelism(options)))
        ? OK
        : FAILED;
  }

  /** Runs the pipeline to its end and says how it went; false if it failed. */
  private boolean runJob(PipelineOptions options, PipelineSettings settings)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Preflight.client(settings)) {
      new Preflight(admin, settings, profile.parallelism(options)).check();
      Pipeline pipeline = Pipeline.create(options);
      assembly.addTo(pipeline, settings);
      long begun = System.nanoTime();
      ConsumerLag lag = new ConsumerLag(admin, settings.inputTopic(), settings.consumerGroup());
      RunningJob job = profile.start(pipeline);
      console.say("pipeline started on the %s runner", profile.name());
      JobWatch watch = new JobWatch(job, lag, console);
      Thread hook = new Thread(() -> cancelInTime(job), "cancel-job");
      Runtime.getRuntime().addShutdownHook(hook);
      JobMetrics last = watch.await(settings.stopWhenIdle());
      Runtime.getRuntime().removeShutdownHook(hook);
      job.cancel();
      if (job.failure().isPresent()) {
        report(job.failure().get());
        return false;
      }
      console.balance(last);
      console.say("ran for %.1f s", (System.nanoTime() - begun) / 1e9);
      return true;
    }
  }

  /**
   * Cancels the job of a process that is told to end. Its clients may wait minutes for brokers that
   * are gone, as those of a local run are by then; the process must not.
   */
  private static void cancelInTime(RunningJob job) {
    Thread cancel = new Thread(job::cancel, "cancel-job-in-time");
    cancel.setDaemon(true);
    cancel.start();
    try {
      cancel.join(CANCEL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says what went wrong with the cause first. */
  private void report(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    err.println("error: " + cause);
    if (cause != failure) {
      err.println("  failed with it: " + failure);
    }
    if (Boolean.getBoolean("millrace.stackTraces")) {
      failure.printStackTrace(err);
    } else {
      err.println("  -Djvm.args=-Dmillrace.stackTraces=true shows where");
    }
  }

  private void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try {
      OwnedFolder.delete(folder);
    } catch (IOException e) {
      // The next run sweeps it.
      err.println("warning: cannot delete " + folder + ": " + e);
    }
  }
}
