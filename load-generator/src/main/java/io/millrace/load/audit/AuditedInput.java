package io.millrace.load.audit;

import io.millrace.load.pace.Progress;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Workload;
import java.util.BitSet;

/**
 * An input topic that was read and compared with its sequence, so that the outputs of any number of
 * runs over it can be audited without reading it again. It speaks of the time when it was read: who
 * keeps it must see to it that the topic does not change. Five bytes per record.
 */
public final class AuditedInput {
  final Sequence sequence;
  final String topic;
  final Coordinates coordinates;
  final BitSet present;
  private TopicVerdict verdict;

  private AuditedInput(Workload workload, String topic, int partitions) {
    this.sequence = new Sequence(workload);
    this.topic = topic;
    this.coordinates = new Coordinates(partitions);
    this.present = new BitSet(Math.toIntExact(sequence.size()));
  }

  /** Reads the input topic of a resolved workload from a broker. */
  public static AuditedInput read(
      String bootstrapServers,
      Workload workload,
      String topic,
      AuditOptions options,
      Progress progress) {
    try (KafkaTopicReader reader = new KafkaTopicReader(bootstrapServers, options)) {
      return read(workload, topic, options, reader, progress);
    }
  }

  /** Reads the input topic of a resolved workload. */
  static AuditedInput read(
      Workload workload,
      String topic,
      AuditOptions options,
      TopicReader reader,
      Progress progress) {
    AuditedInput input = new AuditedInput(workload, topic, reader.partitions(topic));
    InputCheck check = new InputCheck(input, new Findings(topic, options.examples()));
    input.verdict = check.read(reader, progress).verdict();
    return input;
  }

  /** What is to be said of the topic. */
  public TopicVerdict verdict() {
    return verdict;
  }
}
