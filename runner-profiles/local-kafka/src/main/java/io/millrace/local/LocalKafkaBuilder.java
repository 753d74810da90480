package io.millrace.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The description of a {@link LocalKafka}: by default one broker with 256 MB of heap on free ports,
 * its files under {@code java.io.tmpdir}, and a JVM set to start fast.
 */
public final class LocalKafkaBuilder {
  /** The most brokers a cluster can have. */
  public static final int MAX_BROKERS = 3;

  /** Quick to start, slow in the long run: no optimising compiler, the simplest collector. */
  private static final List<String> FAST_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  /** What Kafka's own start script sets. */
  private static final List<String> FULL_SPEED =
      List.of(
          "-server",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=20",
          "-XX:InitiatingHeapOccupancyPercent=35",
          "-XX:+ExplicitGCInvokesConcurrent");

  private final Map<String, String> properties = new LinkedHashMap<>();
  private int brokers = 1;
  private int firstPort;
  private Path directory = Path.of(System.getProperty("java.io.tmpdir"));
  private Optional<Path> logs = Optional.empty();
  private String heap = "256m";
  private boolean fullSpeed;
  private boolean closedByOwner;
  private IntFunction<List<Integer>> freePorts = FreePorts::find;

  LocalKafkaBuilder() {}

  /** Sets how many brokers there are, 1 to {@value #MAX_BROKERS}. */
  public LocalKafkaBuilder brokers(int count) {
    if (count < 1 || count > MAX_BROKERS) {
      throw new IllegalArgumentException(
          "brokers is " + count + ", allowed are 1 to " + MAX_BROKERS);
    }
    brokers = count;
    return this;
  }

  /** Sets the folder in which the cluster makes its own, to be deleted when it is closed. */
  public LocalKafkaBuilder directory(Path parent) {
    directory = parent.toAbsolutePath();
    return this;
  }

  /**
   * Sets the folder for the brokers' logs, {@code broker-0.log} and so on, which are kept. Without,
   * they go with everything else.
   */
  public LocalKafkaBuilder logs(Path folder) {
    logs = Optional.of(folder.toAbsolutePath());
    return this;
  }

  /** Sets the heap of each broker, in the JVM's notation: {@code "1g"}. */
  public LocalKafkaBuilder heap(String size) {
    if (!size.matches("\\d+[kmgKMG]?")) {
      throw new IllegalArgumentException(
          "heap is '" + size + "', allowed is a number with the unit k, m or g: 256m");
    }
    heap = size;
    return this;
  }

  /**
   * Fixes the clients' port of broker 0; the others follow it. Without, all ports are free ones.
   */
  public LocalKafkaBuilder port(int first) {
    if (first < 1 || first > 65_535 - MAX_BROKERS) {
      throw new IllegalArgumentException("port is " + first + ", allowed are 1 to 65532");
    }
    firstPort = first;
    return this;
  }

  /** Adds a setting of the brokers, over the default here and Kafka's. */
  public LocalKafkaBuilder property(String key, String value) {
    if (BrokerSettings.RESERVED.contains(key)) {
      throw new IllegalArgumentException(
          "property '" + key + "' is set by the local Kafka itself and cannot be changed");
    }
    properties.put(key, value);
    return this;
  }

  /**
   * Gives the brokers the full just-in-time compiler and the collector Kafka itself starts with:
   * for benchmarks. They start more slowly and need more processor time until they are warm.
   */
  public LocalKafkaBuilder fullSpeed() {
    fullSpeed = true;
    return this;
  }

  /**
   * Leaves it to the owner to close the cluster when the JVM ends, too. Without, a shutdown hook
   * does, at the same time as all other hooks: clients that are closed then wait for brokers that
   * are gone. If the owner does not, brokers still end with the JVM, but their files stay until the
   * next cluster starts beside them.
   */
  public LocalKafkaBuilder closedByOwner() {
    closedByOwner = true;
    return this;
  }

  /**
   * Starts the cluster and returns when all brokers are ready.
   *
   * @throws IllegalStateException with the end of the log if a broker does not start, and with the
   *     remedy if the build has not written the brokers' class path
   */
  public LocalKafka start() {
    return LocalKafka.start(this);
  }

  /** Sets where as many ports as asked for come from. */
  LocalKafkaBuilder freePorts(IntFunction<List<Integer>> source) {
    freePorts = source;
    return this;
  }

  Path directory() {
    return directory;
  }

  Optional<Path> logs() {
    return logs;
  }

  boolean hasFixedPort() {
    return firstPort > 0;
  }

  boolean isClosedByOwner() {
    return closedByOwner;
  }

  /** The settings on ports that are free now. */
  BrokerSettings settings() {
    List<Integer> free = freePorts.apply(2 * brokers);
    List<Integer> clientPorts = new ArrayList<>();
    for (int broker = 0; broker < brokers; broker++) {
      clientPorts.add(hasFixedPort() ? firstPort + broker : free.get(broker));
    }
    return new BrokerSettings(
        clientPorts, free.subList(brokers, 2 * brokers), Map.copyOf(properties));
  }

  /** The command that starts a JVM for a broker, up to the main class. */
  List<String> java(String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    if (fullSpeed) {
      command.add("-Xms" + heap);
    }
    command.addAll(fullSpeed ? FULL_SPEED : FAST_START);
    command.add("-Djava.awt.headless=true");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=info");
    command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS");
    command.add("-cp");
    command.add(classPath);
    return List.copyOf(command);
  }
}
