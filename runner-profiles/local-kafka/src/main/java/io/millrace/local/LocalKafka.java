package io.millrace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka cluster of one to three brokers on this machine, each in a JVM of its own.
 *
 * <p>Brokers listen on the loopback address only. They never outlive this JVM: {@link #close} stops
 * them and deletes their files, so does the normal end of the JVM unless the {@linkplain
 * LocalKafkaBuilder#closedByOwner owner} does, and after a {@code kill -9} of it they halt by
 * themselves (their files go when the next cluster starts beside them).
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

  private final BrokerSettings settings;
  private final Path folder;
  private final String clusterId = Uuid.randomUuid().toString();
  private final List<Broker> brokers = new CopyOnWriteArrayList<>();
  private final Admin admin;
  private final ClusterState state;
  private final Optional<Thread> shutdownHook;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LocalKafka(BrokerSettings settings, Path folder, boolean closedByOwner) {
    this.settings = settings;
    this.folder = folder;
    this.admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()));
    this.state = new ClusterState(clusterId, admin);
    this.shutdownHook =
        closedByOwner
            ? Optional.empty()
            : Optional.of(new Thread(this::stopAndDelete, "local-kafka-stop"));
    shutdownHook.ifPresent(Runtime.getRuntime()::addShutdownHook);
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
        kafka.launch(java, builder.logs().orElse(kafka.folder));
        return kafka;
      } catch (RuntimeException e) {
        boolean clash = kafka.brokers.stream().anyMatch(Broker::hasPortClash);
        kafka.closeAfter(e);
        if (!clash || builder.hasFixedPort() || attempt == START_ATTEMPTS) {
          throw e;
        }
        LOG.info("A port was taken between finding and using it; starting on others");
      }
    }
  }

  private void closeAfter(RuntimeException failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static LocalKafka create(LocalKafkaBuilder builder) {
    try {
      return new LocalKafka(
          builder.settings(),
          OwnedFolder.create(builder.directory(), "kafka"),
          builder.isClosedByOwner());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot set up a local Kafka in " + builder.directory(), e);
    }
  }

  private void launch(List<String> java, Path logs) {
    try {
      for (int number = 0; number < settings.brokers(); number++) {
        String name = "broker-" + number;
        brokers.add(
            Broker.start(
                number,
                settings,
                java,
                clusterId,
                folder.resolve(name),
                logs.resolve(name + ".log")));
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

  /** The folder of the brokers' data and, unless they are kept, logs; deleted on close. */
  public Path folder() {
    return folder;
  }

  /** Kills a broker as {@code kill -9} does and returns when its process is gone. */
  public void kill(int broker) {
    Broker victim = brokers.get(broker);
    victim.kill();
    victim.awaitKilled();
  }

  /**
   * Starts a broker again, on its ports and with its data, and returns when the cluster lists it;
   * stops it cleanly before if it runs. The cluster takes a killed broker for alive, and refuses
   * its successor, until its session has expired (6 s). Replicas may still be catching up on
   * return.
   */
  public void restart(int broker) {
    Broker again = brokers.get(broker);
    try {
      if (again.isAlive() && !again.stop()) {
        kill(broker);
      }
      again.startAgain();
    } catch (InterruptedException e) {
      throw ClusterState.interrupted(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start broker " + broker + " again", e);
    }
    state.awaitBrokers(List.of(again));
  }

  /**
   * Waits until all brokers have ended and tells what became of them; the empty text if this
   * cluster was closed.
   */
  String awaitEnd() {
    CompletableFuture.allOf(
            brokers.stream().map(Broker::onExit).toArray(CompletableFuture<?>[]::new))
        .join();
    return closed.get()
        ? ""
        : brokers.stream().map(Broker::report).collect(Collectors.joining("\n"));
  }

  /**
   * Ends the brokers and deletes their files; closing twice is no error.
   *
   * <p>They are killed, because a clean stop would save nothing but what is deleted next, and
   * brokers that stop together wait in vain for the quorum they have just lost.
   */
  @Override
  public void close() {
    if (closed.get()) {
      return;
    }
    try {
      shutdownHook.ifPresent(Runtime.getRuntime()::removeShutdownHook);
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
    brokers.forEach(Broker::kill);
    brokers.forEach(Broker::awaitKilled);
    try {
      OwnedFolder.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + folder, e);
    }
  }
}
