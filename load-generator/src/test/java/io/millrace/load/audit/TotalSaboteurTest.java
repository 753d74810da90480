package io.millrace.load.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each damage to the totals must turn the verdict and be named. */
class TotalSaboteurTest extends SabotagedRun {
  @Test
  void droppedLateLetterLeavesTotalsShort() {
    var victim = some(DEAD, record -> reason(record).equals("LATE"));
    topics.remove(victim);

    AuditReport report = run.audit(Mode.EXACTLY_ONCE);
    assertThat(report.clean()).isFalse();
    assertThat(report.toTable()).contains(user(indexOf(victim)));
  }

  @Test
  void droppedTotalIsLost() {
    var victim = some(TOTALS, record -> decode(record).get("revision").equals(0));
    topics.remove(victim);

    AuditReport report = run.audit(Mode.EXACTLY_ONCE);
    assertThat(report.clean()).isFalse();
    assertThat(report.toTable()).contains("lost");
  }

  @Test
  void inventedTotalIsUnexplained() {
    var victim = some(TOTALS, record -> true);
    long day = 86_400_000L;
    forge(victim, "windowStart", (long) decode(victim).get("windowStart") + day);

    assertFinding(
        TOTALS, Fault.UNEXPLAINED, TOTALS + " " + victim.partition() + "@" + victim.offset());
  }

  @Test
  void changedTotalIsWrongContent() {
    for (String field : List.of("events", "purchases", "amountCents", "durationMillis")) {
      start();
      var victim = some(TOTALS, this::isLastOfItsKey);
      forge(victim, field, (long) decode(victim).get(field) + 1);

      assertFinding(TOTALS, Fault.WRONG_CONTENT, key(victim));
      assertFinding(Mode.AT_LEAST_ONCE, TOTALS, Fault.WRONG_CONTENT, key(victim));
    }
  }

  @Test
  void lateEventCountedInIsWrongContent() {
    var letter = some(DEAD, record -> reason(record).equals("LATE") && totalOf(record) != null);
    var victim = totalOf(letter);
    forge(victim, "events", (long) decode(victim).get("events") + 1);

    assertFinding(TOTALS, Fault.WRONG_CONTENT, key(victim));
  }

  @Test
  void skippedRevisionIsLost() {
    var victim = some(TOTALS, this::isLastOfItsKey);
    forge(victim, "revision", (int) decode(victim).get("revision") + 1);

    assertFinding(TOTALS, Fault.LOST, "@" + victim.offset());
  }
}
