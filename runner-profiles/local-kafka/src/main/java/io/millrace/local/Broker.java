package io.millrace.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
  private static final int CONNECT_MILLIS = 1_000;

  private final int number;
  private final int port;
  private final List<String> command;
  private final Path logFile;
  private volatile BrokerLog log;
  private volatile Process process;

  private Broker(int number, int port, List<String> command, Path logFile) throws IOException {
    this.number = number;
    this.port = port;
    this.command = command;
    this.logFile = logFile;
    launch();
  }

  /** Writes the broker's configuration into {@code folder} and starts its process. */
  static Broker start(
      int number,
      BrokerSettings settings,
      List<String> java,
      String clusterId,
      Path folder,
      Path logFile)
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
    return new Broker(number, settings.clientPorts().get(number), command, logFile);
  }

  /** Starts the process again, on the same files and ports. */
  void startAgain() throws IOException {
    launch();
  }

  private void launch() throws IOException {
    log = BrokerLog.begin(logFile);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
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

  /** Asks the broker to stop cleanly; tells whether it has done so in time. */
  boolean stop() throws InterruptedException {
    // Not Process.destroy(): it closes standard input too, which halts the broker.
    process.toHandle().destroy();
    return awaitExit(STOP_TIMEOUT);
  }

  /** Kills the process (SIGKILL); returns at once. */
  void kill() {
    process.destroyForcibly();
  }

  /**
   * Waits until the process, killed before, is gone. An interrupt is kept and does not cut the wait
   * short.
   */
  void awaitKilled() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (!awaitExit(KILL_TIMEOUT)) {
            throw new IllegalStateException(
                "Broker " + number + " cannot be killed, process " + pid());
          }
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until the process has ended; tells whether it has. */
  boolean awaitExit(Duration timeout) throws InterruptedException {
    return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What became of the broker, with the part of its log that tells why: the text of a failure. */
  String report() {
    String state = isAlive() ? "is running" : "ended with exit code " + process.exitValue();
    return String.format(
        "Broker %d (process %d) %s; from its log:%n%s", number, pid(), state, log.excerpt());
  }

  boolean hasPortClash() {
    return !isAlive() && log.contains("Address already in use");
  }
}
