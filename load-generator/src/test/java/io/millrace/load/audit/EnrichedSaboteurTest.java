package io.millrace.load.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Kind;
import io.millrace.load.sequence.ProfileHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Each damage to the enriched topic, or the input, must turn the verdict and be named. */
class EnrichedSaboteurTest extends SabotagedRun {
  @Test
  void droppedEnrichedRecordIsLost() {
    var victim = some(ENRICHED, record -> true);
    topics.remove(victim);

    assertFinding(ENRICHED, Fault.LOST, source(victim));
    assertFinding(Mode.AT_LEAST_ONCE, ENRICHED, Fault.LOST, source(victim));
  }

  @Test
  void repeatedEnrichedRecordIsDuplicated() {
    var victim = some(ENRICHED, record -> true);
    topics.repeat(victim, victim.partition());

    assertFinding(ENRICHED, Fault.DUPLICATED, source(victim));
    assertThat(run.audit(Mode.AT_LEAST_ONCE).clean()).isTrue();
  }

  @Test
  void bothCopiesOfAnEventAreDuplicated() {
    Map<Long, Long> copies = new HashMap<>();
    GeneratedRecord record = new GeneratedRecord();
    for (long i = 0; i < sequence.size(); i++) {
      sequence.describe(i, record);
      if (record.kind() == Kind.COPY_IMMEDIATE) {
        copies.put(record.origin(), i);
      }
    }
    var victim = some(ENRICHED, enriched -> copies.containsKey(indexOf(enriched)));
    long copy = copies.get(indexOf(victim));
    var raw = some(RAW, input -> Headers.number(input.headers().lastHeader(Headers.INDEX)) == copy);
    topics.repeat(victim, victim.partition());
    topics.change(
        last(ENRICHED, victim.partition()),
        repeat -> withHeader(repeat, SourceHeaders.OFFSET, Long.toString(raw.offset())));

    assertFinding(ENRICHED, Fault.DUPLICATED, "input record " + copy);
    assertFinding(Mode.AT_LEAST_ONCE, ENRICHED, Fault.DUPLICATED, "input record " + copy);
  }

  @Test
  void changedByteIsWrongContent() {
    var victim = some(ENRICHED, record -> true);
    byte[] changed = victim.value().clone();
    changed[60] ^= 1;
    topics.change(victim, record -> MemoryTopics.with(record, record.key(), changed));

    assertFinding(ENRICHED, Fault.WRONG_CONTENT, source(victim));
    assertFinding(Mode.AT_LEAST_ONCE, ENRICHED, Fault.WRONG_CONTENT, source(victim));
  }

  @Test
  void neverExistingProfileVersionIsWrongContent() {
    var victim = some(ENRICHED, record -> sequence.profiles().initialVersion(userOf(record)) == 1);
    join(victim, 3);
    assertFinding(ENRICHED, Fault.WRONG_CONTENT, source(victim));
  }

  @Test
  void staleProfileVersionIsWrongContent() {
    var victim = some(ENRICHED, record -> sequence.profiles().initialVersion(userOf(record)) == 2);
    join(victim, 1);
    assertFinding(ENRICHED, Fault.WRONG_CONTENT, source(victim));
  }

  @Test
  void missingProfileIsWrongContent() {
    var victim = some(ENRICHED, record -> sequence.profiles().initialVersion(userOf(record)) > 0);
    join(victim, ProfileHistory.NO_VERSION);
    assertFinding(ENRICHED, Fault.WRONG_CONTENT, source(victim));
  }

  @Test
  void swappedKeysAreMisrouted() {
    var one = some(ENRICHED, record -> true);
    var other = some(ENRICHED, record -> userOf(record) != userOf(one));
    topics.change(one, record -> MemoryTopics.with(record, other.key(), record.value()));
    topics.change(other, record -> MemoryTopics.with(record, one.key(), record.value()));

    assertFinding(ENRICHED, Fault.MISROUTED, source(one));
    assertFinding(ENRICHED, Fault.MISROUTED, source(other));
  }

  @Test
  void otherPartitionIsMisrouted() {
    for (String topic : List.of(ENRICHED, DEAD, TOTALS)) {
      start();
      var victim = some(topic, record -> record.key() != null && record.partition() != 0);
      topics.remove(victim);
      topics.repeat(victim, 0);

      var moved = last(topic, 0);
      assertFinding(topic, Fault.MISROUTED, topic + " 0@" + moved.offset());
    }
  }

  @Test
  void inventedRecordIsUnexplained() {
    for (String topic : List.of(ENRICHED, DEAD)) {
      start();
      var victim = some(topic, record -> true);
      topics.repeat(victim, victim.partition());
      var invented = last(topic, victim.partition());
      topics.change(invented, record -> withHeader(record, SourceHeaders.OFFSET, "99999999"));

      assertFinding(
          topic, Fault.UNEXPLAINED, topic + " " + victim.partition() + "@" + invented.offset());
      assertFinding(Mode.AT_LEAST_ONCE, topic, Fault.UNEXPLAINED, "99999999");
    }
  }

  @Test
  void missingSourceHeaderIsUnexplained() {
    var victim = some(ENRICHED, record -> true);
    topics.change(victim, record -> withHeader(record, SourceHeaders.PARTITION, null));

    assertFinding(ENRICHED, Fault.UNEXPLAINED, "@" + victim.offset());
    assertFinding(ENRICHED, Fault.LOST, source(victim));
  }

  @Test
  void wrongTimestampIsWrongContent() {
    var victim = some(ENRICHED, record -> true);
    topics.remove(victim);
    topics.append(
        new ProducerRecord<>(
            ENRICHED,
            victim.partition(),
            victim.timestamp() + 1,
            victim.key(),
            victim.value(),
            victim.headers()));

    assertFinding(ENRICHED, Fault.WRONG_CONTENT, source(victim));
  }

  @Test
  void totalGivenTwiceWithOtherSumsIsSeen() {
    var victim = some(TOTALS, this::isLastOfItsKey);
    topics.repeat(victim, victim.partition());
    forge(last(TOTALS, victim.partition()), "events", 1_000_000L);

    assertFinding(TOTALS, Fault.DUPLICATED, key(victim).substring(0, 14));
    assertFinding(Mode.AT_LEAST_ONCE, TOTALS, Fault.WRONG_CONTENT, key(victim));
  }

  @Test
  void totalGivenAgainIsARepeatAtLeastOnce() {
    var victim = some(TOTALS, this::isLastOfItsKey);
    topics.repeat(victim, victim.partition());

    assertFinding(TOTALS, Fault.DUPLICATED, key(victim).substring(0, 14));
    assertThat(run.audit(Mode.AT_LEAST_ONCE).clean()).isTrue();
  }

  @Test
  void reorderedUserIsSeen() {
    var first = some(ENRICHED, record -> true);
    topics.remove(first);
    topics.repeat(first, first.partition());

    assertFinding(ENRICHED, Fault.OUT_OF_ORDER, user(indexOf(first)));
    assertThat(run.audit(AuditOptions.of(Mode.EXACTLY_ONCE)).clean()).isTrue();
  }

  @Test
  void faultsOfTheInputAreReportedApart() {
    var lost = some(RAW, record -> record.offset() == 3);
    topics.remove(lost);
    assertFinding(
        RAW, Fault.LOST, "record " + Headers.number(lost.headers().lastHeader(Headers.INDEX)));

    start();
    var altered = some(RAW, record -> record.value() != null && record.value().length > 100);
    byte[] changed = altered.value().clone();
    changed[80] ^= 1;
    topics.change(altered, record -> MemoryTopics.with(record, record.key(), changed));
    assertFinding(RAW, Fault.WRONG_CONTENT, "@" + altered.offset());

    start();
    var repeated = some(RAW, record -> true);
    topics.repeat(repeated, repeated.partition());
    assertFinding(RAW, Fault.DUPLICATED, RAW + " " + repeated.partition());
  }
}
