package io.millrace.load.audit;

import static io.millrace.load.audit.SabotagedRun.DEAD;
import static io.millrace.load.audit.SabotagedRun.TOTALS;
import static io.millrace.load.audit.SabotagedRun.decode;
import static io.millrace.load.audit.SabotagedRun.key;
import static io.millrace.load.audit.SabotagedRun.last;
import static io.millrace.load.audit.SabotagedRun.reason;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What can be done to the totals. */
final class TotalDamages {
  private static final long DAY_MILLIS = 86_400_000L;

  private TotalDamages() {}

  static List<Saboteur> all() {
    return List.of(
        new Saboteur("total dropped", TotalDamages::dropped),
        new Saboteur("total given again", TotalDamages::givenAgain),
        new Saboteur("total given again with other sums", TotalDamages::givenAgainOtherwise),
        new Saboteur("total invented", TotalDamages::invented),
        new Saboteur("total on another partition", run -> run.misroute(TOTALS)),
        new Saboteur("number of events changed", run -> raised(run, "events")),
        new Saboteur("number of purchases changed", run -> raised(run, "purchases")),
        new Saboteur("sum of amounts changed", run -> raised(run, "amountCents")),
        new Saboteur("sum of durations changed", run -> raised(run, "durationMillis")),
        new Saboteur("revision skipped", TotalDamages::skippedRevision),
        new Saboteur("late event counted in", TotalDamages::lateCounted),
        new Saboteur("letter of a late event dropped", TotalDamages::lateLetterDropped));
  }

  private static Evidence dropped(SabotagedRun run) {
    var victim =
        run.some(
            TOTALS,
            record -> decode(record).get("revision").equals(0) && run.isLastOfItsKey(record));
    run.topics.remove(victim);
    return Evidence.of(TOTALS, Fault.LOST, key(victim));
  }

  private static Evidence givenAgain(SabotagedRun run) {
    var victim = run.some(TOTALS, run::isLastOfItsKey);
    run.topics.repeat(victim, victim.partition());
    return Evidence.of(TOTALS, Fault.DUPLICATED, user(victim)).excusedAtLeastOnce();
  }

  private static Evidence givenAgainOtherwise(SabotagedRun run) {
    var victim = run.some(TOTALS, run::isLastOfItsKey);
    run.topics.repeat(victim, victim.partition());
    run.forge(last(run, TOTALS, victim.partition()), "events", 1_000_000L);
    return Evidence.of(TOTALS, Fault.DUPLICATED, user(victim))
        .butAtLeastOnce(TOTALS, Fault.WRONG_CONTENT, key(victim));
  }

  private static Evidence invented(SabotagedRun run) {
    var victim = run.some(TOTALS, record -> true);
    run.forge(victim, "windowStart", (long) decode(victim).get("windowStart") + DAY_MILLIS);
    return Evidence.of(
        TOTALS, Fault.UNEXPLAINED, TOTALS + " " + victim.partition() + "@" + victim.offset());
  }

  private static Evidence raised(SabotagedRun run, String field) {
    var victim = run.some(TOTALS, run::isLastOfItsKey);
    run.forge(victim, field, (long) decode(victim).get(field) + 1);
    return Evidence.of(TOTALS, Fault.WRONG_CONTENT, key(victim));
  }

  private static Evidence skippedRevision(SabotagedRun run) {
    var victim = run.some(TOTALS, run::isLastOfItsKey);
    run.forge(victim, "revision", (int) decode(victim).get("revision") + 1);
    return Evidence.of(TOTALS, Fault.LOST, "@" + victim.offset());
  }

  private static String user(ConsumerRecord<byte[], byte[]> total) {
    return decode(total).get("userId").toString();
  }

  private static Evidence lateCounted(SabotagedRun run) {
    var letter =
        run.some(DEAD, record -> reason(record).equals("LATE") && run.totalOf(record) != null);
    var victim = run.totalOf(letter);
    run.forge(victim, "events", (long) decode(victim).get("events") + 1);
    return Evidence.of(TOTALS, Fault.WRONG_CONTENT, key(victim));
  }

  private static Evidence lateLetterDropped(SabotagedRun run) {
    var victim = run.some(DEAD, record -> reason(record).equals("LATE"));
    run.topics.remove(victim);
    return Evidence.of(
        TOTALS,
        run.totalOf(victim) == null ? Fault.LOST : Fault.WRONG_CONTENT,
        run.user(run.indexOf(victim)));
  }
}
