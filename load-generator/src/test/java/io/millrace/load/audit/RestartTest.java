package io.millrace.load.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.sequence.GeneratedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What at-least-once excuses, and only then. */
class RestartTest extends SabotagedRun {
  @Test
  void aLateEventMayBeCountedInAnotherAttempt() {
    countLateEvent();
    assertThat(audit(Mode.AT_LEAST_ONCE).clean()).isFalse();

    var repeated = some(ENRICHED, record -> true);
    topics.repeat(repeated, repeated.partition());

    AuditReport report = audit(Mode.AT_LEAST_ONCE);
    assertThat(report.clean()).as(report.toTable()).isTrue();
    assertThat(report.balance().judgedTwice()).isEqualTo(1);
    assertThat(audit(Mode.EXACTLY_ONCE).clean()).isFalse();
  }

  @Test
  void noRestartExcusesATotalThatNoAttemptCanHave() {
    var victim = some(TOTALS, this::isLastOfItsKey);
    forge(victim, "amountCents", (long) decode(victim).get("amountCents") + 1);
    var repeated = some(ENRICHED, record -> true);
    topics.repeat(repeated, repeated.partition());

    AuditReport report = audit(Mode.AT_LEAST_ONCE);
    assertThat(new Evidence.Clue(TOTALS, Fault.WRONG_CONTENT, key(victim)).in(report))
        .as(report.toTable())
        .isPresent();
  }

  /** Puts an event that was dead-lettered as late into the last total of its window. */
  private void countLateEvent() {
    ConsumerRecord<byte[], byte[]> letter =
        some(DEAD, record -> reason(record).equals("LATE") && totalOf(record) != null);
    GeneratedRecord late = new GeneratedRecord();
    sequence.describe(indexOf(letter), late);
    ConsumerRecord<byte[], byte[]> total = totalOf(letter);
    forge(total, "events", (long) decode(total).get("events") + 1);
    total = totalOf(letter);
    forge(
        total,
        "durationMillis",
        (long) decode(total).get("durationMillis") + late.durationMillis());
    total = totalOf(letter);
    forge(total, "amountCents", (long) decode(total).get("amountCents") + late.amountCents());
    total = totalOf(letter);
    forge(total, "purchases", (long) decode(total).get("purchases") + (late.isPurchase() ? 1 : 0));
  }
}
