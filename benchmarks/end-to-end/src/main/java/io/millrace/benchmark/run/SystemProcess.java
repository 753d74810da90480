package io.millrace.benchmark.run;

import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JVM of a system under test; killed with this one. */
final class SystemProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Process process;
  private final Thread hook;

  private SystemProcess(Process process) {
    this.process = process;
    this.hook = new Thread(process::destroyForcibly, "kill-system");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a system.
   *
   * @param root of the checkout
   * @param arguments of its main class
   * @param log where its output goes
   */
  static SystemProcess start(
      Path root, SystemUnderTest system, Scenario scenario, List<String> arguments, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + root.resolve("runner-profiles/java.options"));
    command.add("-Xms" + scenario.heap());
    command.add("-Xmx" + scenario.heap());
    command.add("-Dmillrace.exitWithParent=true");
    command.add("-cp");
    command.add(classPath(root.resolve(system.folder()).resolve("target")));
    command.add(system.mainClass());
    command.addAll(arguments);
    return new SystemProcess(
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start());
  }

  private static String classPath(Path target) throws IOException {
    String libraries = Files.readString(target.resolve("system.classpath")).strip();
    Path classes = target.resolve("classes");
    return Files.isDirectory(classes) ? classes + File.pathSeparator + libraries : libraries;
  }

  long pid() {
    return process.pid();
  }

  /** Waits so long, or until the system has ended; whether it has. */
  boolean hasEndedWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    process.destroy();
    boolean ended =
        process
            .onExit()
            .thenApply(gone -> true)
            .completeOnTimeout(false, PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    if (!ended) {
      process.destroyForcibly().onExit().join();
    }
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
