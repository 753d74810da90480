package io.millrace.load.audit;

import io.millrace.load.pace.Progress;
import io.millrace.load.pace.ProgressClock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Collects what is wrong with one topic; keeps the first records of each fault and counts the rest.
 */
final class Findings {
  private final String topic;
  private final int limit;
  private final Map<Fault, List<String>> examples = new EnumMap<>(Fault.class);
  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
  private long records;
  private long repeats;

  Findings(String topic, int limit) {
    this.topic = topic;
    this.limit = limit;
  }

  String topic() {
    return topic;
  }

  /** Reads all of the topic, with progress. */
  void read(TopicReader reader, Progress progress, Consumer<ConsumerRecord<byte[], byte[]>> check) {
    ProgressClock ticks = new ProgressClock(progress, "reading " + topic, reader.estimate(topic));
    reader.read(
        topic,
        record -> {
          records++;
          check.accept(record);
          ticks.at(records);
        });
    ticks.end(records);
  }

  void repeat() {
    repeats++;
  }

  long records() {
    return records;
  }

  long repeats() {
    return repeats;
  }

  /** Notes a fault; the description is only made for the first ones. */
  void add(Fault fault, Supplier<String> description) {
    counts.merge(fault, 1L, Long::sum);
    List<String> list = examples.computeIfAbsent(fault, none -> new ArrayList<>());
    if (list.size() < limit) {
      list.add(description.get());
    }
  }

  TopicVerdict verdict() {
    List<Finding> all = new ArrayList<>();
    counts.forEach((fault, count) -> all.add(new Finding(fault, count, examples.get(fault))));
    return new TopicVerdict(topic, records, repeats, all);
  }
}
