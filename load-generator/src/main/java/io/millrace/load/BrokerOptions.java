package io.millrace.load;

import io.millrace.load.workload.Topics;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Which broker, and which topics. */
final class BrokerOptions {
  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka brokers to start from.")
  private String bootstrapServers;

  @Option(
      names = "--client-properties",
      paramLabel = "FILE",
      description = "Properties of all Kafka clients, such as security.")
  private Path clientProperties;

  @Option(
      names = "--topic-prefix",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "Put before the name of every topic.")
  private String topicPrefix;

  String bootstrapServers() {
    return bootstrapServers;
  }

  String topicPrefix() {
    return topicPrefix;
  }

  Topics topics() {
    return Topics.withPrefix(topicPrefix);
  }

  Map<String, String> clientProperties() {
    Map<String, String> all = new HashMap<>();
    if (clientProperties != null) {
      Properties properties = new Properties();
      try (Reader in = Files.newBufferedReader(clientProperties, StandardCharsets.UTF_8)) {
        properties.load(in);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("cannot read " + clientProperties, unreadable);
      }
      properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    }
    return all;
  }
}
