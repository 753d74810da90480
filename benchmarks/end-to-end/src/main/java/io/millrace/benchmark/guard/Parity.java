package io.millrace.benchmark.guard;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.benchmark.scenario.StrictYaml;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The properties that the Kafka clients of all systems must have alike; {@code parity.yaml} beside
 * this class has them.
 *
 * @param producer of every producer
 * @param consumer of every consumer of the input
 */
public record Parity(Map<String, String> producer, Map<String, String> consumer) {
  private static final String GROUP = "group.id";

  /** Copies the maps. */
  public Parity {
    producer = Map.copyOf(producer);
    consumer = Map.copyOf(consumer);
  }

  /** What all systems are held to. */
  public static Parity ofAll() {
    return StrictYaml.parse(
        StrictYaml.resource(Parity.class, "parity.yaml"), new TypeReference<>() {});
  }

  /**
   * Where the clients of a system are otherwise; empty if nowhere.
   *
   * @param group of the consumers of the input
   */
  public List<String> breaches(ClientLog log, String group) {
    List<Map<String, String>> readers =
        log.consumers().stream().filter(one -> group.equals(one.get(GROUP))).toList();
    TreeSet<String> breaches = new TreeSet<>();
    compare(breaches, "producer", producer, log.producers());
    compare(breaches, "consumer", consumer, readers);
    return List.copyOf(breaches);
  }

  private static void compare(
      TreeSet<String> breaches,
      String client,
      Map<String, String> demanded,
      List<Map<String, String>> found) {
    if (found.isEmpty()) {
      breaches.add("its log shows no " + client);
    }
    for (Map<String, String> properties : found) {
      demanded.forEach(
          (name, value) -> {
            if (!value.equals(properties.get(name))) {
              breaches.add(
                  "a %s has %s = %s, not %s".formatted(client, name, properties.get(name), value));
            }
          });
    }
  }
}
