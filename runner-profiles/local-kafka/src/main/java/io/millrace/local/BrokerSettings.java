package io.millrace.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The configuration of the brokers of one cluster, numbered from 0; each is broker and controller.
 *
 * <p>What is not set here has Kafka's default, message sizes among it. Set are: what makes a small
 * cluster start and recover in seconds; replication as in a real cluster as far as there are
 * brokers; and no retention, because event times lie in the past and the cleaner would delete
 * records as soon as they are written.
 */
record BrokerSettings(
    List<Integer> clientPorts, List<Integer> controllerPorts, Map<String, String> overrides) {
  static final String HOST = "127.0.0.1";

  /** Settings that the cluster's life depends on and that cannot be overridden. */
  static final Set<String> RESERVED =
      Set.of(
          "process.roles",
          "node.id",
          "broker.id",
          "controller.quorum.voters",
          "controller.quorum.bootstrap.servers",
          "controller.listener.names",
          "listeners",
          "advertised.listeners",
          "log.dir",
          "log.dirs",
          "metadata.log.dir");

  int brokers() {
    return clientPorts.size();
  }

  String bootstrapServers() {
    return clientPorts.stream().map(port -> HOST + ":" + port).collect(Collectors.joining(","));
  }

  /** The content of the configuration file of one broker that keeps its data in {@code data}. */
  Properties of(int broker, Path data) {
    String replicas = Integer.toString(brokers());
    String inSync = brokers() == 3 ? "2" : "1";
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(broker));
    settings.put("controller.quorum.voters", voters());
    settings.put("controller.listener.names", "CONTROLLER");
    String clients = "PLAINTEXT://" + HOST + ":" + clientPorts.get(broker);
    settings.put("advertised.listeners", clients);
    settings.put(
        "listeners", clients + ",CONTROLLER://" + HOST + ":" + controllerPorts.get(broker));
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", data.toString());

    settings.put("default.replication.factor", replicas);
    settings.put("min.insync.replicas", inSync);
    settings.put("offsets.topic.replication.factor", replicas);
    settings.put("transaction.state.log.replication.factor", replicas);
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("share.coordinator.state.topic.replication.factor", replicas);
    settings.put("share.coordinator.state.topic.min.isr", inSync);
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.num.partitions", "4");

    settings.put("log.retention.ms", "-1");
    settings.put("auto.create.topics.enable", "false");
    settings.put("unclean.leader.election.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("broker.session.timeout.ms", "6000");
    settings.put("broker.heartbeat.interval.ms", "1000");
    settings.put("replica.lag.time.max.ms", "5000");
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    settings.putAll(overrides);
    return settings;
  }

  private String voters() {
    return IntStream.range(0, brokers())
        .mapToObj(broker -> broker + "@" + HOST + ":" + controllerPorts.get(broker))
        .collect(Collectors.joining(","));
  }
}
