package io.millrace.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM on the class path of the tests, to be killed; gone when the test is over. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private ChildJvm(Process process) {
    this.process = process;
    this.out = process.inputReader(UTF_8);
  }

  static ChildJvm start(Class<?> main, String... arguments) throws IOException {
    return new ChildJvm(
        new ProcessBuilder(command(main, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  static List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add("-D" + ExitWithParent.PROPERTY + "=true");
    String file = BrokerClassPath.FILE_PROPERTY;
    command.add("-D" + file + "=" + System.getProperty(file));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The rest of the first line it prints that begins with {@code prefix}. */
  String read(String prefix) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length());
      }
    }
    throw new AssertionError("The process ended without printing '" + prefix + "'");
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Sends SIGTERM and tells the exit code. */
  int terminate() throws InterruptedException {
    process.toHandle().destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("The process does not end on SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }

  /** Waits until a process that need not be a child is gone. */
  static void awaitEnd(long pid) throws Exception {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(20, TimeUnit.SECONDS);
    }
  }
}
