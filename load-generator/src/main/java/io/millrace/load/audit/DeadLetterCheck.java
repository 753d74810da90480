package io.millrace.load.audit;

import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Users;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Checks each dead letter against the input record that its headers name. */
final class DeadLetterCheck {
  static final String LATE = "LATE";

  private final RunContext run;
  private final Findings findings;
  private final int partitions;
  private final GeneratedRecord source = new GeneratedRecord();

  DeadLetterCheck(RunContext run) {
    this.run = run;
    this.findings = run.findings(run.topics.deadLetters());
    this.partitions = run.reader.partitions(run.topics.deadLetters());
  }

  Findings check() {
    run.read(findings, this::visit);
    return findings;
  }

  private void visit(ConsumerRecord<byte[], byte[]> record) {
    String at = RunContext.at(record);
    if (!run.topics.raw().equals(SourceHeaders.text(record, SourceHeaders.TOPIC))) {
      findings.add(Fault.UNEXPLAINED, () -> at + " does not say which topic it comes from");
      return;
    }
    int index = run.source(record, findings);
    if (index == RunContext.NO_SOURCE) {
      return;
    }
    run.sequence.generate(index, source);
    if (run.options.rung().passesAll()) {
      findings.add(
          Fault.UNEXPLAINED, () -> at + " was not to be dead-lettered: " + run.input(source));
      return;
    }
    compare(record, at);
    note(index, SourceHeaders.text(record, SourceHeaders.REASON), at);
  }

  private void note(int index, String reason, String at) {
    boolean late =
        run.options.rung().totals() && !source.kind().isRejected() && LATE.equals(reason);
    if (!late && !(source.kind().isRejected() && source.kind().name().equals(reason))) {
      findings.add(
          source.kind().isRejected() ? Fault.WRONG_REASON : Fault.UNEXPLAINED,
          () -> at + " has the reason " + reason + ": " + run.input(source));
      if (!source.kind().isRejected()) {
        return;
      }
    }
    BitSet seen = late ? run.outcomes.late : run.outcomes.rejected;
    if (!seen.get(index)) {
      seen.set(index);
    } else if (run.exactlyOnce()) {
      findings.add(Fault.DUPLICATED, () -> at + " repeats " + run.input(source));
    } else {
      findings.repeat();
    }
  }

  private void compare(ConsumerRecord<byte[], byte[]> record, String at) {
    byte[] key = source.keyIsNull() ? null : run.sequence.users().id(source.user());
    if (!Arrays.equals(record.key(), key)) {
      findings.add(
          Fault.MISROUTED, () -> at + " has not the key of its input: " + run.input(source));
    } else if (key != null && record.partition() != Users.partitionOf(key, partitions)) {
      findings.add(
          Fault.MISROUTED, () -> at + " is not on its key's partition: " + run.input(source));
    }
    if (!source.valueEquals(record.value())) {
      findings.add(
          Fault.WRONG_CONTENT, () -> at + " has not the bytes of its input: " + run.input(source));
    }
    String wrong = wrongHeader(record);
    if (wrong != null) {
      findings.add(
          Fault.WRONG_CONTENT,
          () -> at + ": the header " + wrong + " is missing or wrong: " + run.input(source));
    }
  }

  /** Returns the first header that is not as it should be, null if all are. */
  private String wrongHeader(ConsumerRecord<byte[], byte[]> record) {
    if (Headers.number(record.headers().lastHeader(Headers.INDEX)) != source.index()) {
      return Headers.INDEX;
    }
    byte[] trace = source.hasHeader() ? Headers.trace(source.origin()) : null;
    var header = record.headers().lastHeader(Headers.TRACE);
    if (!Arrays.equals(trace, header == null ? null : header.value())) {
      return Headers.TRACE;
    }
    if (SourceHeaders.number(record, SourceHeaders.TIMESTAMP) != source.timestamp()) {
      return SourceHeaders.TIMESTAMP;
    }
    if (SourceHeaders.number(record, SourceHeaders.ATTEMPT) < 0) {
      return SourceHeaders.ATTEMPT;
    }
    if (SourceHeaders.text(record, SourceHeaders.STAGE) == null) {
      return SourceHeaders.STAGE;
    }
    return SourceHeaders.text(record, SourceHeaders.DETAIL) == null ? SourceHeaders.DETAIL : null;
  }
}
