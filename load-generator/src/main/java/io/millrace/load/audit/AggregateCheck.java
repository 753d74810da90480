package io.millrace.load.audit;

import io.millrace.load.oracle.Aggregate;
import io.millrace.load.oracle.Totals;
import io.millrace.load.oracle.TotalsTable;
import io.millrace.load.sequence.Users;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Checks each total against the sums: the last one of each user and window must be right. */
final class AggregateCheck {
  private static final byte UNSEEN = 0;
  private static final byte RIGHT = 1;
  private static final byte DOUBTFUL = 2;
  private static final byte WRONG = 3;

  private final RunContext run;
  private final Findings findings;
  private final TotalsTable expected;
  private final Doubts doubts;
  private final int partitions;
  private final byte[] last;
  private final int[] revision;
  private final int[] events;
  private long judgedTwice;

  AggregateCheck(RunContext run, TotalsTable expected, Doubts doubts) {
    this.run = run;
    this.findings = run.findings(run.topics.aggregates());
    this.expected = expected;
    this.doubts = doubts;
    this.partitions = run.reader.partitions(run.topics.aggregates());
    this.last = new byte[expected.slots()];
    this.revision = new int[expected.slots()];
    this.events = new int[expected.slots()];
    Arrays.fill(revision, -1);
  }

  /**
   * Reads the topic.
   *
   * @param repeatsBefore repeats on the other topics: with none anywhere there was no restart that
   *     could excuse anything
   */
  Findings check(long repeatsBefore) {
    run.read(findings, this::visit);
    boolean restarted = !run.exactlyOnce() && repeatsBefore + findings.repeats() > 0;
    for (int slot = 0; slot < expected.slots(); slot++) {
      if (expected.holds(slot)) {
        conclude(slot, restarted);
      }
    }
    return findings;
  }

  /** Returns the number of events in the last totals. */
  long totalled() {
    return Arrays.stream(events).asLongStream().sum();
  }

  /** Returns the number of pairs of user and window that got a total. */
  long given() {
    long given = 0;
    for (byte verdict : last) {
      given += verdict == UNSEEN ? 0 : 1;
    }
    return given;
  }

  /** Returns how many events the accepted totals are over what the dead letters say. */
  long judgedTwice() {
    return judgedTwice;
  }

  private void conclude(int slot, boolean restarted) {
    Totals totals = expected.totals(slot);
    if (last[slot] == UNSEEN && totals.events() > 0) {
      findings.add(Fault.LOST, () -> name(slot) + " was never given: " + totals);
    } else if (last[slot] == DOUBTFUL && restarted) {
      judgedTwice += events[slot] - totals.events();
    } else if (last[slot] == WRONG || last[slot] == DOUBTFUL) {
      findings.add(
          Fault.WRONG_CONTENT,
          () -> name(slot) + " ends with " + events[slot] + " events, not as it must: " + totals);
    }
  }

  private void visit(ConsumerRecord<byte[], byte[]> record) {
    String at = RunContext.at(record);
    Optional<Aggregate> decoded = Aggregate.decode(record.value());
    if (decoded.isEmpty()) {
      findings.add(Fault.UNEXPLAINED, () -> at + " is no ClickAggregate in the wire format");
      return;
    }
    Aggregate aggregate = decoded.get();
    int user = run.sequence.users().find(aggregate.userId().getBytes(StandardCharsets.UTF_8));
    int slot = user < 0 ? TotalsTable.ABSENT : expected.find(user, aggregate.windowStart());
    if (slot == TotalsTable.ABSENT) {
      findings.add(
          Fault.UNEXPLAINED, () -> at + " is a total without counted events: " + aggregate);
      return;
    }
    checkPlace(record, aggregate, at);
    checkRevision(slot, aggregate, at);
    last[slot] = judge(slot, aggregate);
    events[slot] = (int) Math.min(Integer.MAX_VALUE, aggregate.totals().events());
    revision[slot] = Math.max(revision[slot], aggregate.revision());
  }

  private void checkPlace(ConsumerRecord<byte[], byte[]> record, Aggregate aggregate, String at) {
    byte[] key = aggregate.key().getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(record.key(), key)) {
      findings.add(Fault.MISROUTED, () -> at + " has not the key of its total: " + aggregate);
    } else if (record.partition() != Users.partitionOf(key, partitions)) {
      findings.add(Fault.MISROUTED, () -> at + " is not on its key's partition: " + aggregate);
    }
    if (aggregate.windowEnd() != aggregate.windowStart() + run.rules.windowMillis()) {
      findings.add(Fault.WRONG_CONTENT, () -> at + " has another window end: " + aggregate);
    }
  }

  private void checkRevision(int slot, Aggregate aggregate, String at) {
    int next = revision[slot] + 1;
    Totals totals = aggregate.totals();
    if (aggregate.revision() < next) {
      if (run.exactlyOnce() || aggregate.revision() < 0) {
        findings.add(Fault.DUPLICATED, () -> at + " gives a revision again: " + aggregate);
      } else {
        findings.repeat();
      }
    } else if (aggregate.revision() > next) {
      findings.add(Fault.LOST, () -> "revision " + next + " is missing before " + at);
    } else if (totals.events() <= events[slot] && run.exactlyOnce()) {
      findings.add(Fault.WRONG_CONTENT, () -> at + " corrects nothing: " + aggregate);
    }
    boolean plain = !doubts.any(expected.user(slot), expected.windowStart(slot));
    if (plain && !totals.within(expected.totals(slot))) {
      findings.add(
          Fault.WRONG_CONTENT, () -> at + " is over " + expected.totals(slot) + ": " + aggregate);
    }
  }

  private byte judge(int slot, Aggregate aggregate) {
    if (aggregate.totals().equals(expected.totals(slot))) {
      return RIGHT;
    }
    boolean explained =
        doubts.explain(
            expected.user(slot),
            expected.windowStart(slot),
            expected.totals(slot),
            aggregate.totals());
    return explained ? DOUBTFUL : WRONG;
  }

  private String name(int slot) {
    return "the total " + run.userId(expected.user(slot)) + "@" + expected.windowStart(slot);
  }
}
