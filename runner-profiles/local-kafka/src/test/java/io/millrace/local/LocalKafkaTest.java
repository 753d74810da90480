package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalKafkaTest {
  @TempDir private Path directory;

  @Test
  void carriesRecordsAndLeavesNothing() {
    List<Long> pids;
    try (LocalKafka kafka = LocalKafka.builder().directory(directory).start()) {
      pids = kafka.pids();
      kafka.createTopic("events", 4);
      send(kafka, "events", "a", "b", "c");
      assertThat(receive(kafka, "events", 3)).containsExactlyInAnyOrder("a", "b", "c");
      assertThat(kafka.folder()).hasParent(directory).isDirectory();
    }
    assertThat(pids).hasSize(1).noneMatch(LocalKafkaTest::isAlive);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void appliesSettingsOfBrokersAndTopics() throws Exception {
    try (LocalKafka kafka =
        LocalKafka.builder()
            .directory(directory)
            .heap("200m")
            .fullSpeed()
            .property("message.max.bytes", "12345")
            .start()) {
      kafka.createTopic("stamped", 1, Map.of("message.timestamp.type", "LogAppendTime"));
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "stamped");
      var configs = kafka.admin().describeConfigs(List.of(topic)).all().get().get(topic);
      assertThat(configs.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
      assertThat(configs.get("max.message.bytes").value()).isEqualTo("12345");
      assertThat(configs.get("retention.ms").value()).isEqualTo("-1");
      assertThat(commandLine(kafka.pids().get(0)))
          .contains("-Xmx200m", "-XX:+UseG1GC")
          .doesNotContain("-XX:TieredStopAtLevel=1");
    }
  }

  @Test
  void clusterOfThreeGoesOnWithoutOne() {
    try (LocalKafka kafka =
        LocalKafka.builder()
            .directory(directory)
            .brokers(3)
            .property("broker.heartbeat.interval.ms", "500")
            .property("broker.session.timeout.ms", "2000")
            .start()) {
      kafka.createTopic("events", 3);
      send(kafka, "events", "before");
      long killed = kafka.pids().get(1);
      kafka.kill(1);
      assertThat(isAlive(killed)).isFalse();
      send(kafka, "events", "meanwhile-1", "meanwhile-2", "meanwhile-3");
      kafka.restart(1);
      assertThat(kafka.pids()).allMatch(LocalKafkaTest::isAlive).doesNotContain(killed);
      send(kafka, "events", "after");
      assertThat(receive(kafka, "events", 5))
          .containsExactlyInAnyOrder(
              "before", "meanwhile-1", "meanwhile-2", "meanwhile-3", "after");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void failsWithTheBrokersLog() {
    LocalKafkaBuilder builder =
        LocalKafka.builder().directory(directory).property("num.network.threads", "0");
    assertThatIllegalStateException()
        .isThrownBy(builder::start)
        .withMessageContaining("Broker 0")
        .withMessageContaining("num.network.threads");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void failsOnTakenPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      LocalKafkaBuilder builder =
          LocalKafka.builder().directory(directory).port(taken.getLocalPort());
      assertThatIllegalStateException()
          .isThrownBy(builder::start)
          .withMessageContaining("Address already in use");
    }
  }

  @Test
  void triesOtherPortsOnClash() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      int clash = taken.getLocalPort();
      Deque<List<Integer>> ports = new ArrayDeque<>();
      ports.add(List.of(clash, FreePorts.find(1).get(0)));
      ports.add(FreePorts.find(2));
      try (LocalKafka kafka =
          LocalKafka.builder().directory(directory).freePorts(count -> ports.remove()).start()) {
        assertThat(kafka.bootstrapServers()).doesNotContain(":" + clash);
        assertThat(ports).isEmpty();
      }
    }
  }

  @Test
  void refusesSettingsItDependsOn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalKafka.builder().property("log.dirs", "/elsewhere"))
        .withMessageContaining("log.dirs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalKafka.builder().brokers(4))
        .withMessageContaining("1 to 3");
  }

  @Test
  void brokersEndWithTheirKilledParent() throws Exception {
    try (ChildJvm parent = ChildJvm.start(KafkaOwner.class, directory.toString())) {
      long broker = Long.parseLong(parent.read("broker="));
      assertThat(isAlive(broker)).isTrue();
      parent.kill();
      ChildJvm.awaitEnd(broker);
    }
    assertThat(directory).isNotEmptyDirectory();
    OwnedFolder.delete(OwnedFolder.create(directory, "kafka"));
    assertThat(directory).as("swept").isEmptyDirectory();
  }

  @Test
  void isThereForAnOwnerThatClosesItWhenTheJvmEnds() throws Exception {
    try (ChildJvm owner = ChildJvm.start(OrderlyOwner.class, directory.toString())) {
      long broker = Long.parseLong(owner.read("broker="));
      owner.terminate();
      assertThat(owner.read("topics=")).isEqualTo("[events]");
      ChildJvm.awaitEnd(broker);
    }
    assertThat(directory).isEmptyDirectory();
  }

  /** Starts a Kafka and never closes it. */
  static final class KafkaOwner {
    private KafkaOwner() {}

    public static void main(String[] args) {
      LocalKafka kafka = LocalKafka.builder().directory(Path.of(args[0])).start();
      System.out.println("broker=" + kafka.pids().get(0));
      kafka.awaitEnd();
    }
  }

  /** Uses a Kafka while the JVM ends, and closes it then. */
  static final class OrderlyOwner {
    private OrderlyOwner() {}

    public static void main(String[] args) {
      LocalKafka kafka = LocalKafka.builder().directory(Path.of(args[0])).closedByOwner().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(kafka)));
      System.out.println("broker=" + kafka.pids().get(0));
      kafka.awaitEnd();
    }

    private static void end(LocalKafka kafka) {
      try (kafka) {
        kafka.createTopic("events", 1);
        System.out.println("topics=" + kafka.admin().listTopics().names().get());
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException("the broker is gone", e);
      }
    }
  }

  private static void send(LocalKafka kafka, String topic, String... values) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value, value)).get(30, TimeUnit.SECONDS);
      }
    } catch (Exception e) {
      throw new AssertionError("Not acknowledged", e);
    }
  }

  private static List<String> receive(LocalKafka kafka, String topic, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "group.id", "readers",
            "auto.offset.reset", "earliest");
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (values.size() < count) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private static String commandLine(long pid) {
    return ProcessHandle.of(pid).flatMap(broker -> broker.info().commandLine()).orElseThrow();
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
