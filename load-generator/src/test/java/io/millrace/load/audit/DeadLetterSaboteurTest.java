package io.millrace.load.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Kind;
import org.junit.jupiter.api.Test;

/** Each damage to the dead letters must turn the verdict and be named. */
class DeadLetterSaboteurTest extends SabotagedRun {
  @Test
  void droppedDeadLetterIsLost() {
    var victim = some(DEAD, record -> !reason(record).equals("LATE"));
    topics.remove(victim);

    assertFinding(DEAD, Fault.LOST, source(victim));
  }

  @Test
  void repeatedDeadLetterIsDuplicated() {
    var victim = some(DEAD, record -> true);
    topics.repeat(victim, victim.partition());

    assertFinding(DEAD, Fault.DUPLICATED, source(victim));
    assertThat(run.audit(Mode.AT_LEAST_ONCE).clean()).isTrue();
  }

  @Test
  void wrongReasonIsSeen() {
    var victim = some(DEAD, record -> reason(record).equals("OUT_OF_RANGE"));
    topics.change(victim, record -> withHeader(record, SourceHeaders.REASON, "BAD_FORMAT"));

    assertFinding(DEAD, Fault.WRONG_REASON, source(victim));
  }

  @Test
  void alteredDeadLetterIsWrongContent() {
    var victim = some(DEAD, record -> record.value() != null && record.value().length > 0);
    byte[] changed = victim.value().clone();
    changed[changed.length - 1] ^= 1;
    topics.change(victim, record -> MemoryTopics.with(record, record.key(), changed));

    assertFinding(DEAD, Fault.WRONG_CONTENT, source(victim));
  }

  @Test
  void deadLetterWithoutOriginalHeaderIsWrongContent() {
    var victim = some(DEAD, record -> record.headers().lastHeader(Headers.TRACE) != null);
    topics.change(victim, record -> withHeader(record, Headers.TRACE, null));

    assertFinding(DEAD, Fault.WRONG_CONTENT, source(victim));
  }

  @Test
  void validEventSaidToBeLateIsUnexplained() {
    GeneratedRecord event = new GeneratedRecord();
    var victim =
        some(
            ENRICHED,
            record -> {
              sequence.describe(indexOf(record), event);
              return event.kind() == Kind.ORDINARY;
            });
    var letter = some(DEAD, record -> reason(record).equals("LATE"));
    long index = indexOf(victim);
    var raw =
        some(RAW, input -> Headers.number(input.headers().lastHeader(Headers.INDEX)) == index);
    topics.repeat(letter, letter.partition());
    topics.change(
        last(DEAD, letter.partition()),
        record ->
            withHeader(
                withHeader(
                    MemoryTopics.with(record, raw.key(), raw.value()),
                    SourceHeaders.OFFSET,
                    Long.toString(raw.offset())),
                SourceHeaders.PARTITION,
                Integer.toString(raw.partition())));

    assertFinding(DEAD, Fault.UNEXPLAINED, "input record " + index + " ");
  }
}
