package io.millrace.load.audit;

import io.millrace.load.oracle.EnrichedContent;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Users;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Checks each enriched record against the input record that its headers name. */
final class EnrichedCheck {
  private final RunContext run;
  private final Findings findings;
  private final EnrichedContent content;
  private final int partitions;
  private final long[] lastOffset;
  private final GeneratedRecord source = new GeneratedRecord();

  EnrichedCheck(RunContext run) {
    this.run = run;
    this.findings = run.findings(run.topics.enriched());
    this.content = new EnrichedContent(run.sequence.profiles());
    this.partitions = run.reader.partitions(run.topics.enriched());
    this.lastOffset = new long[run.options.keepsOrder() ? run.sequence.users().count() : 0];
    Arrays.fill(lastOffset, -1);
  }

  Findings check() {
    run.read(findings, this::visit);
    return findings;
  }

  private void visit(ConsumerRecord<byte[], byte[]> record) {
    String at = RunContext.at(record);
    int index = run.source(record, findings);
    if (index == RunContext.NO_SOURCE) {
      return;
    }
    run.sequence.generate(index, source);
    if (source.kind().isRejected() && !run.options.rung().passesAll()) {
      findings.add(Fault.UNEXPLAINED, () -> at + " is of an input to reject: " + run.input(source));
      return;
    }
    compare(record, at);
    boolean repeated = run.outcomes.enriched.get(index);
    run.outcomes.enriched.set(index);
    if (!repeated) {
      checkOrder(SourceHeaders.number(record, SourceHeaders.OFFSET), at);
    } else if (run.exactlyOnce()) {
      findings.add(Fault.DUPLICATED, () -> at + " repeats " + run.input(source));
    } else {
      findings.repeat();
    }
  }

  private void compare(ConsumerRecord<byte[], byte[]> record, String at) {
    boolean keyless = run.options.rung().passesAll() && source.keyIsNull();
    byte[] key = keyless ? null : run.sequence.users().id(source.user());
    if (!Arrays.equals(record.key(), key)) {
      findings.add(
          Fault.MISROUTED, () -> at + " has not its user as the key: " + run.input(source));
    } else if (key != null && record.partition() != Users.partitionOf(key, partitions)) {
      findings.add(
          Fault.MISROUTED, () -> at + " is not on its key's partition: " + run.input(source));
    }
    if (record.timestamp() != source.timestamp()) {
      findings.add(
          Fault.WRONG_CONTENT,
          () -> at + ": the timestamp is not the event time: " + run.input(source));
    }
    wrongValue(record)
        .ifPresent(
            wrong ->
                findings.add(
                    Fault.WRONG_CONTENT, () -> at + ": " + wrong + ": " + run.input(source)));
  }

  private Optional<String> wrongValue(ConsumerRecord<byte[], byte[]> record) {
    if (run.options.rung().enriches()) {
      return content.check(source, record.value());
    }
    return source.valueEquals(record.value())
        ? Optional.empty()
        : Optional.of("the value is not that of the input");
  }

  private void checkOrder(long offset, String at) {
    if (!run.options.keepsOrder()) {
      return;
    }
    int user = source.user();
    if (offset < lastOffset[user]) {
      findings.add(
          Fault.OUT_OF_ORDER,
          () -> at + " comes after a later one of its user: " + run.input(source));
    }
    lastOffset[user] = Math.max(lastOffset[user], offset);
  }
}
