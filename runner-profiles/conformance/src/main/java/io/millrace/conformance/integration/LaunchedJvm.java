package io.millrace.conformance.integration;

import static org.awaitility.Awaitility.await;

import io.millrace.launch.RunnerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A runner profile's main class in a JVM of its own; gone when the test is over. */
final class LaunchedJvm implements AutoCloseable {
  private static final String BROKER_CLASS_PATH = "broker.classpath.file";

  private final Process process;
  private final Path log;
  private List<ProcessHandle> brokers = List.of();

  private LaunchedJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param temporary its folder for temporary files
   * @param log where its output goes
   */
  static LaunchedJvm start(RunnerProfile profile, Path temporary, Path log, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx400m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    // Those of the file java.options, which this JVM was given, too.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-") || option.startsWith("-Dorg.slf4j."))
        .forEach(command::add);
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-D" + BROKER_CLASS_PATH + "=" + System.getProperty(BROKER_CLASS_PATH));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(profile.getClass().getPackageName() + ".Main");
    command.addAll(List.of(arguments));
    return new LaunchedJvm(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  /** Waits until it has printed something, and takes note of its brokers then. */
  void awaitLine(String text, Duration patience) {
    await("'" + text + "'")
        .atMost(patience)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError("it has ended: " + this);
              }
              return Files.readString(log).contains(text);
            });
    brokers = process.descendants().toList();
  }

  /** The processes it had started when {@link #awaitLine} returned. */
  List<ProcessHandle> brokers() {
    return brokers;
  }

  /** Sends a signal, by its name. */
  void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
  }

  int exitCode(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running: " + this);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    brokers.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    try {
      return log.getFileName() + ":\n" + Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
