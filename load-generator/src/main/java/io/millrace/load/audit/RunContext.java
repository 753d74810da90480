package io.millrace.load.audit;

import io.millrace.load.oracle.Rules;
import io.millrace.load.pace.Progress;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the checks of one audit share. */
final class RunContext {
  /** An output record that comes from no input record which could be judged. */
  static final int NO_SOURCE = -1;

  final Sequence sequence;
  final Rules rules;
  final Topics topics;
  final AuditOptions options;
  final TopicReader reader;
  final Progress progress;
  final Coordinates coordinates;
  final BitSet present;
  final Outcomes outcomes;

  RunContext(
      AuditedInput input,
      Topics topics,
      AuditOptions options,
      TopicReader reader,
      Progress progress) {
    this.sequence = input.sequence;
    this.rules = new Rules(sequence.pipeline());
    this.topics = topics;
    this.options = options;
    this.reader = reader;
    this.progress = progress;
    this.coordinates = input.coordinates;
    this.present = input.present;
    this.outcomes = new Outcomes(sequence.size());
  }

  boolean exactlyOnce() {
    return options.mode() == Mode.EXACTLY_ONCE;
  }

  Findings findings(String topic) {
    return new Findings(topic, options.examples());
  }

  /** Reads all of a topic, with progress. */
  void read(Findings findings, Consumer<ConsumerRecord<byte[], byte[]>> check) {
    findings.read(reader, progress, check);
  }

  /**
   * Returns the index of the input record that an output's headers name, or {@link #NO_SOURCE}
   * after telling why there is none.
   */
  int source(ConsumerRecord<byte[], byte[]> record, Findings findings) {
    String at = at(record);
    long partition = SourceHeaders.number(record, SourceHeaders.PARTITION);
    long offset = SourceHeaders.number(record, SourceHeaders.OFFSET);
    if (partition < 0 || offset < 0) {
      findings.add(Fault.UNEXPLAINED, () -> at + " does not say which input it comes from");
      return NO_SOURCE;
    }
    int index = coordinates.index((int) Math.min(partition, Integer.MAX_VALUE), offset);
    if (index == Coordinates.NOTHING) {
      findings.add(
          Fault.UNEXPLAINED,
          () ->
              at + " says it comes from " + partition + "@" + offset + ", where there is nothing");
    }
    return index == Coordinates.NOTHING || index == Coordinates.FOREIGN ? NO_SOURCE : index;
  }

  /** Names a record of a topic. */
  static String at(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + " " + record.partition() + "@" + record.offset();
  }

  /** Names a record of the input. */
  String input(GeneratedRecord record) {
    return "input record "
        + record.index()
        + " ("
        + record.kind()
        + (record.kind().isCopy() ? " of " + record.origin() : "")
        + ", "
        + topics.raw()
        + " "
        + record.partition()
        + "@"
        + coordinates.offset(record.partition(), record.index())
        + ", "
        + userId(record.user())
        + ")";
  }

  String userId(int user) {
    return new String(sequence.users().id(user), StandardCharsets.US_ASCII);
  }
}
