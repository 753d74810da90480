package io.millrace.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One broker: its files and, while it runs, its process. */
final class Broker {
  private static final int TAIL_LINES = 40;
  private static final int CONNECT_MILLIS = 1_000;

  private final int number;
  private final int port;
  private final List<String> command;
  private final Path log;
  private Process process;

  private Broker(int number, int port, List<String> command, Path log, Process process) {
    this.number = number;
    this.port = port;
    this.command = command;
    this.log = log;
    this.process = process;
  }

  /** Writes the broker's configuration into {@code folder} and starts its process. */
  static Broker start(
      int number, BrokerSettings settings, List<String> java, String clusterId, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Path configuration = folder.resolve("server.properties");
    Properties properties = settings.of(number, folder.resolve("data"));
    try (OutputStream out = Files.newOutputStream(configuration)) {
      properties.store(out, null);
    }
    List<String> command =
        Stream.concat(
                java.stream(),
                Stream.of(BrokerProcess.class.getName(), clusterId, configuration.toString()))
            .toList();
    Path log = folder.resolve("broker.log");
    return new Broker(
        number, settings.clientPorts().get(number), command, log, launch(command, log));
  }

  /** Starts the process again, on the same files and ports. */
  void startAgain() throws IOException {
    process = launch(command, log);
  }

  private static Process launch(List<String> command, Path log) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  int number() {
    return number;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Completes when the process has ended. */
  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /** Whether the broker accepts connections of clients. */
  boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      // The answer, not a failure: what keeps the broker from listening is in its log.
      return false;
    }
  }

  /** Asks the broker to stop cleanly; returns at once. */
  void stop() {
    // Not Process.destroy(): it closes standard input too, which halts the broker.
    process.toHandle().destroy();
  }

  /** Kills the process (SIGKILL); returns at once. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits until the process has ended; tells whether it has. */
  boolean awaitExit(Duration timeout) throws InterruptedException {
    return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What became of the broker, with the end of its log: the text of a failure. */
  String report() {
    String state = isAlive() ? "is running" : "ended with exit code " + process.exitValue();
    return "Broker "
        + number
        + " (process "
        + pid()
        + ") "
        + state
        + "; end of its log:\n"
        + tail();
  }

  boolean hasPortClash() {
    return !isAlive() && tail().contains("Address already in use");
  }

  private String tail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("The log of broker " + number + " cannot be read", e);
    }
  }
}
