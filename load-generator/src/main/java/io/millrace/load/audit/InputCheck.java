package io.millrace.load.audit;

import io.millrace.load.pace.Progress;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares the input topic with the sequence. What is wrong there is the fault of the generator or
 * of the broker, and is reported apart; records that are not what they should be are not judged any
 * further.
 */
final class InputCheck {
  private final AuditedInput input;
  private final Findings findings;
  private final GeneratedRecord expected = new GeneratedRecord();
  private final BitSet seen = new BitSet();
  private final long[] last;

  /** A check that fills in what lies where on the input. */
  InputCheck(AuditedInput input, Findings findings) {
    this.input = input;
    this.findings = findings;
    this.last = new long[input.coordinates.partitions()];
    Arrays.fill(last, -1);
  }

  Findings read(TopicReader reader, Progress progress) {
    findings.read(reader, progress, this::visit);
    int size = Math.toIntExact(input.sequence.size());
    int lost = seen.nextClearBit(0);
    while (lost < size) {
      int index = lost;
      findings.add(Fault.LOST, () -> lost(index));
      lost = seen.nextClearBit(lost + 1);
    }
    return findings;
  }

  private String lost(int index) {
    input.sequence.describe(index, expected);
    return "record " + index + " (" + expected.kind() + ") is not on the input topic";
  }

  private void visit(ConsumerRecord<byte[], byte[]> record) {
    int index = judge(record);
    input.coordinates.put(record.partition(), record.offset(), index);
    if (index >= 0) {
      input.present.set(index);
    }
  }

  private int judge(ConsumerRecord<byte[], byte[]> record) {
    long index = Headers.number(record.headers().lastHeader(Headers.INDEX));
    String at = RunContext.at(record);
    if (index < 0 || index >= input.sequence.size()) {
      findings.add(Fault.UNEXPLAINED, () -> at + " is none of the sequence");
      return Coordinates.FOREIGN;
    }
    if (seen.get((int) index)) {
      findings.add(Fault.DUPLICATED, () -> at + " repeats record " + index);
      return Coordinates.FOREIGN;
    }
    // A record that is not as it should be is not lost, too.
    seen.set((int) index);
    input.sequence.generate(index, expected);
    if (!equal(record)) {
      findings.add(Fault.WRONG_CONTENT, () -> at + " is not what record " + index + " should be");
      return Coordinates.FOREIGN;
    }
    if (record.partition() != expected.partition()) {
      findings.add(
          Fault.MISROUTED,
          () -> at + ", record " + index + ", should be on partition " + expected.partition());
    }
    if (index < last[record.partition()]) {
      findings.add(
          Fault.OUT_OF_ORDER, () -> at + ", record " + index + ", comes after a later one");
    }
    last[record.partition()] = index;
    return (int) index;
  }

  private boolean equal(ConsumerRecord<byte[], byte[]> record) {
    boolean header = record.headers().lastHeader(Headers.TRACE) != null;
    byte[] key = expected.keyIsNull() ? null : input.sequence.users().id(expected.user());
    return Arrays.equals(record.key(), key)
        && record.timestamp() == expected.timestamp()
        && header == expected.hasHeader()
        && expected.valueEquals(record.value());
  }
}
