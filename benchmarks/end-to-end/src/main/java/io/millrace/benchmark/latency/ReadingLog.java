package io.millrace.benchmark.latency;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says by a system's log whether it reads its input: Kafka's consumer logs where it begins on each
 * partition. There is no other sign, as there is no result before there is input.
 */
final class ReadingLog {
  /** The JVM's flags that make a system log that. */
  static final List<String> FLAGS =
      List.of("-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.consumer.internals=info");

  private static final Pattern POSITION =
      Pattern.compile("(?:Resetting offset|Seeking to .*) (?:for|of) partition (\\S+)-(\\d+)\\b");

  private ReadingLog() {}

  /** Whether all of so many partitions of a topic are read. */
  static boolean readsAll(List<String> log, String topic, int partitions) {
    Set<String> read = new HashSet<>();
    for (String line : log) {
      Matcher position = POSITION.matcher(line);
      if (position.find() && position.group(1).equals(topic)) {
        read.add(position.group(2));
      }
    }
    return read.size() >= partitions;
  }
}
