package io.millrace.load.audit;

import static io.millrace.load.audit.SabotagedRun.ENRICHED;
import static io.millrace.load.audit.SabotagedRun.last;
import static io.millrace.load.audit.SabotagedRun.source;
import static io.millrace.load.audit.SabotagedRun.withHeader;

import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Kind;
import io.millrace.load.sequence.ProfileHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What can be done to the enriched topic. */
final class EnrichedDamages {
  private EnrichedDamages() {}

  static List<Saboteur> all() {
    return List.of(
        new Saboteur("enriched record dropped", EnrichedDamages::dropped),
        new Saboteur("enriched record repeated", EnrichedDamages::repeated),
        new Saboteur("copy of an event let through", EnrichedDamages::bothCopies),
        new Saboteur("byte of an enriched record changed", EnrichedDamages::changedByte),
        new Saboteur("timestamp changed", EnrichedDamages::changedTimestamp),
        new Saboteur("profile that never was", run -> joined(run, 1, 3)),
        new Saboteur("profile that was superseded", run -> joined(run, 2, 1)),
        new Saboteur("profile left out", run -> joined(run, 1, ProfileHistory.NO_VERSION)),
        new Saboteur("keys of two records swapped", EnrichedDamages::swappedKeys),
        new Saboteur("enriched record on another partition", run -> run.misroute(ENRICHED)),
        new Saboteur("enriched record invented", run -> run.invent(ENRICHED)),
        new Saboteur("source header removed", EnrichedDamages::withoutSource),
        new Saboteur("records of a user reordered", EnrichedDamages::reordered));
  }

  private static Evidence dropped(SabotagedRun run) {
    var victim = run.some(ENRICHED, record -> true);
    run.topics.remove(victim);
    return Evidence.of(ENRICHED, Fault.LOST, source(victim));
  }

  private static Evidence repeated(SabotagedRun run) {
    var victim = run.some(ENRICHED, record -> true);
    run.topics.repeat(victim, victim.partition());
    return Evidence.of(ENRICHED, Fault.DUPLICATED, source(victim)).excusedAtLeastOnce();
  }

  private static Evidence bothCopies(SabotagedRun run) {
    Map<Long, Long> copies = new HashMap<>();
    GeneratedRecord record = new GeneratedRecord();
    for (long i = 0; i < run.sequence.size(); i++) {
      run.sequence.describe(i, record);
      if (record.kind() == Kind.COPY_IMMEDIATE) {
        copies.put(record.origin(), i);
      }
    }
    var victim = run.some(ENRICHED, enriched -> copies.containsKey(run.indexOf(enriched)));
    long copy = copies.get(run.indexOf(victim));
    var raw = run.input(copy);
    run.topics.repeat(victim, victim.partition());
    run.topics.change(
        last(run, ENRICHED, victim.partition()),
        repeat -> withHeader(repeat, SourceHeaders.OFFSET, Long.toString(raw.offset())));
    return Evidence.of(ENRICHED, Fault.DUPLICATED, "input record " + copy);
  }

  private static Evidence changedByte(SabotagedRun run) {
    var victim = run.some(ENRICHED, record -> true);
    run.flip(victim, 60);
    return Evidence.of(ENRICHED, Fault.WRONG_CONTENT, source(victim));
  }

  private static Evidence changedTimestamp(SabotagedRun run) {
    var victim = run.some(ENRICHED, record -> true);
    run.topics.remove(victim);
    run.topics.append(
        new ProducerRecord<>(
            ENRICHED,
            victim.partition(),
            victim.timestamp() + 1,
            victim.key(),
            victim.value(),
            victim.headers()));
    return Evidence.of(ENRICHED, Fault.WRONG_CONTENT, source(victim));
  }

  private static Evidence joined(SabotagedRun run, long right, long wrong) {
    var victim =
        run.some(
            ENRICHED,
            record -> run.sequence.profiles().initialVersion(run.userOf(record)) == right);
    run.join(victim, wrong);
    return Evidence.of(ENRICHED, Fault.WRONG_CONTENT, source(victim));
  }

  private static Evidence swappedKeys(SabotagedRun run) {
    var one = run.some(ENRICHED, record -> true);
    var other = run.some(ENRICHED, record -> run.userOf(record) != run.userOf(one));
    run.topics.change(one, record -> MemoryTopics.with(record, other.key(), record.value()));
    run.topics.change(other, record -> MemoryTopics.with(record, one.key(), record.value()));
    return Evidence.of(ENRICHED, Fault.MISROUTED, source(one))
        .and(ENRICHED, Fault.MISROUTED, source(other));
  }

  private static Evidence withoutSource(SabotagedRun run) {
    var victim = run.some(ENRICHED, record -> true);
    run.topics.change(victim, record -> withHeader(record, SourceHeaders.PARTITION, null));
    return Evidence.of(ENRICHED, Fault.UNEXPLAINED, "@" + victim.offset())
        .and(ENRICHED, Fault.LOST, source(victim));
  }

  static Evidence reordered(SabotagedRun run) {
    var first = run.some(ENRICHED, record -> true);
    run.topics.remove(first);
    run.topics.repeat(first, first.partition());
    return Evidence.of(ENRICHED, Fault.OUT_OF_ORDER, run.user(run.indexOf(first)));
  }
}
