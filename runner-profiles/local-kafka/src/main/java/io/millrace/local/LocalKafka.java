package io.millrace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka cluster of one to three brokers on this machine, each in a JVM of its own.
 *
 * <p>Brokers listen on the loopback address only. They never outlive this JVM: {@link #close} stops
 * them and deletes their files, so does the normal end of the JVM, and after a {@code kill -9} of
 * it they halt by themselves (their files go when the next cluster starts beside them).
 *
 * <pre>{@code
 * try (LocalKafka kafka = LocalKafka.start()) {
 *   kafka.createTopic("events", 4);
 *   consume(kafka.bootstrapServers(), "events");
 * }
 * }</pre>
 *
 * <p>Topics have as many replicas as there are brokers; with three, one can be killed and
 * acknowledged records stay. Brokers are numbered from 0. Failures are {@link
 * IllegalStateException}s that carry the end of the broker's log.
 */
public final class LocalKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalKafka.class);
  private static final int START_ATTEMPTS = 3;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

  private final BrokerSettings settings;
  private final Path folder;
  private final List<Broker> brokers = new CopyOnWriteArrayList<>();
  private final Admin admin;
  private final ClusterState state;
  private final Thread shutdownHook = new Thread(this::stopAndDelete, "local-kafka-stop");
  private final AtomicBoolean closed = new AtomicBoolean();

  private LocalKafka(BrokerSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()));
    this.state = new ClusterState(admin);
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  /**
   * Starts one broker with the defaults of {@link LocalKafkaBuilder} and returns when it is ready.
   */
  public static LocalKafka start() {
    return builder().start();
  }

  /** Begins the description of a cluster. */
  public static LocalKafkaBuilder builder() {
    return new LocalKafkaBuilder();
  }

  static LocalKafka start(LocalKafkaBuilder builder) {
    List<String> java = builder.java(BrokerClassPath.read());
    for (int attempt = 1; ; attempt++) {
      LocalKafka kafka = create(builder);
      try {
        kafka.launch(java);
        return kafka;
      } catch (RuntimeException e) {
        boolean clash = kafka.brokers.stream().anyMatch(Broker::hasPortClash);
        kafka.close();
        if (!clash || builder.hasFixedPort() || attempt == START_ATTEMPTS) {
          throw e;
        }
        LOG.info("A port was taken between finding and using it; starting on others");
      }
    }
  }

  private static LocalKafka create(LocalKafkaBuilder builder) {
    try {
      return new LocalKafka(builder.settings(), ClusterFolder.create(builder.directory()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot set up a local Kafka in " + builder.directory(), e);
    }
  }

  private void launch(List<String> java) {
    String clusterId = Uuid.randomUuid().toString();
    try {
      for (int number = 0; number < settings.brokers(); number++) {
        brokers.add(
            Broker.start(number, settings, java, clusterId, folder.resolve("broker-" + number)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start a broker in " + folder, e);
    }
    state.awaitBrokers(brokers);
  }

  /** The addresses of all brokers, for {@code bootstrap.servers}; restarts do not change them. */
  public String bootstrapServers() {
    return settings.bootstrapServers();
  }

  /**
   * A client for everything else, such as offsets and records to delete; closed with this cluster.
   */
  public Admin admin() {
    return admin;
  }

  /** Creates a topic with the broker's defaults; see {@link #createTopic(String, int, Map)}. */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /**
   * Creates a topic, replicated to all brokers, and returns when each partition has a leader.
   *
   * @param configs the topic's settings, such as {@code message.timestamp.type}
   * @throws IllegalStateException if it exists or the cluster refuses it
   */
  public void createTopic(String name, int partitions, Map<String, String> configs) {
    NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs);
    state.createTopic(topic, brokers.stream().filter(Broker::isAlive).toList());
  }

  /** The process ids of the brokers, by number; that of a broker killed is its last one. */
  public List<Long> pids() {
    return brokers.stream().map(Broker::pid).toList();
  }

  /** Kills a broker as {@code kill -9} does and returns when its process is gone. */
  public void kill(int broker) {
    Broker victim = brokers.get(broker);
    victim.kill();
    awaitExitOrKill(victim, KILL_TIMEOUT);
  }

  /**
   * Starts a broker again, on its ports and with its data, and returns when the cluster lists it;
   * stops it cleanly before if it runs. The cluster takes a killed broker for alive, and refuses
   * its successor, until its session has expired (6 s). Replicas may still be catching up on
   * return.
   */
  public void restart(int broker) {
    Broker again = brokers.get(broker);
    if (again.isAlive()) {
      again.stop();
      awaitExitOrKill(again, STOP_TIMEOUT);
    }
    try {
      again.startAgain();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start broker " + broker + " again", e);
    }
    state.awaitBrokers(List.of(again));
  }

  /**
   * Stops the brokers, cleanly if they do so in time, and deletes their files. Closing twice is no
   * error.
   */
  @Override
  public void close() {
    if (closed.get()) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      LOG.debug("The JVM is ending and closes this cluster itself", e);
      return;
    }
    stopAndDelete();
  }

  private void stopAndDelete() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    admin.close(Duration.ZERO);
    brokers.forEach(Broker::stop);
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    try {
      for (Broker broker : brokers) {
        awaitExitOrKill(broker, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
    } finally {
      brokers.forEach(Broker::kill);
    }
    try {
      ClusterFolder.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + folder, e);
    }
  }

  private static void awaitExitOrKill(Broker broker, Duration timeout) {
    try {
      if (!broker.awaitExit(timeout)) {
        broker.kill();
        if (!broker.awaitExit(KILL_TIMEOUT)) {
          throw new IllegalStateException("Cannot kill: " + broker.report());
        }
      }
    } catch (InterruptedException e) {
      throw ClusterState.interrupted(e);
    }
  }
}
