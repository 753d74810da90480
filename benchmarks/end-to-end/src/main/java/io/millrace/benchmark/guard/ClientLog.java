package io.millrace.benchmark.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a system's log says of its Kafka clients: every client logs all its properties when it is
 * made. So they are known as they are used, defaults and all, whatever the system calls them.
 *
 * @param producers properties of each producer
 * @param consumers properties of each consumer
 */
public record ClientLog(List<Map<String, String>> producers, List<Map<String, String>> consumers) {
  /** The JVM's flags that make a system log its clients' properties. */
  public static final List<String> FLAGS =
      List.of(
          "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.producer.ProducerConfig=info",
          "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.consumer.ConsumerConfig=info");

  private static final Pattern HEAD = Pattern.compile("(Producer|Consumer)Config values: *$");
  private static final Pattern PROPERTY = Pattern.compile("\t([a-z0-9._]+) = (.*)");

  /** Copies the lists. */
  public ClientLog {
    producers = List.copyOf(producers);
    consumers = List.copyOf(consumers);
  }

  /** Reads a log. */
  public static ClientLog of(List<String> lines) {
    List<Map<String, String>> producers = new ArrayList<>();
    List<Map<String, String>> consumers = new ArrayList<>();
    Map<String, String> current = new HashMap<>();
    for (String line : lines) {
      Matcher head = HEAD.matcher(line);
      Matcher property = PROPERTY.matcher(line);
      if (head.find()) {
        current = new HashMap<>();
        (head.group(1).equals("Producer") ? producers : consumers).add(current);
      } else if (property.matches()) {
        current.put(property.group(1), property.group(2));
      }
    }
    return new ClientLog(producers, consumers);
  }
}
