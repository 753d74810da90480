package io.millrace.load.audit;

import static io.millrace.load.audit.SabotagedRun.DEAD;
import static io.millrace.load.audit.SabotagedRun.ENRICHED;
import static io.millrace.load.audit.SabotagedRun.last;
import static io.millrace.load.audit.SabotagedRun.reason;
import static io.millrace.load.audit.SabotagedRun.source;
import static io.millrace.load.audit.SabotagedRun.withHeader;

import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Kind;
import java.util.List;

/** What can be done to the dead letters. */
final class DeadLetterDamages {
  private DeadLetterDamages() {}

  static List<Saboteur> all() {
    return List.of(
        new Saboteur("dead letter dropped", DeadLetterDamages::dropped),
        new Saboteur("dead letter repeated", DeadLetterDamages::repeated),
        new Saboteur("other reason on a dead letter", DeadLetterDamages::wrongReason),
        new Saboteur("byte of a dead letter changed", DeadLetterDamages::changedByte),
        new Saboteur("original header removed", DeadLetterDamages::withoutHeader),
        new Saboteur("dead letter on another partition", run -> run.misroute(DEAD)),
        new Saboteur("dead letter invented", run -> run.invent(DEAD)),
        new Saboteur("punctual event said to be late", DeadLetterDamages::saidToBeLate));
  }

  private static Evidence dropped(SabotagedRun run) {
    var victim = run.some(DEAD, record -> !reason(record).equals("LATE"));
    run.topics.remove(victim);
    return Evidence.of(DEAD, Fault.LOST, source(victim));
  }

  private static Evidence repeated(SabotagedRun run) {
    var victim = run.some(DEAD, record -> true);
    run.topics.repeat(victim, victim.partition());
    return Evidence.of(DEAD, Fault.DUPLICATED, source(victim)).excusedAtLeastOnce();
  }

  private static Evidence wrongReason(SabotagedRun run) {
    var victim = run.some(DEAD, record -> reason(record).equals("OUT_OF_RANGE"));
    run.topics.change(victim, record -> withHeader(record, SourceHeaders.REASON, "BAD_FORMAT"));
    return Evidence.of(DEAD, Fault.WRONG_REASON, source(victim));
  }

  private static Evidence changedByte(SabotagedRun run) {
    var victim = run.some(DEAD, record -> record.value() != null && record.value().length > 0);
    run.flip(victim, victim.value().length - 1);
    return Evidence.of(DEAD, Fault.WRONG_CONTENT, source(victim));
  }

  private static Evidence withoutHeader(SabotagedRun run) {
    var victim = run.some(DEAD, record -> record.headers().lastHeader(Headers.TRACE) != null);
    run.topics.change(victim, record -> withHeader(record, Headers.TRACE, null));
    return Evidence.of(DEAD, Fault.WRONG_CONTENT, source(victim));
  }

  private static Evidence saidToBeLate(SabotagedRun run) {
    GeneratedRecord event = new GeneratedRecord();
    var victim =
        run.some(
            ENRICHED,
            record -> {
              run.sequence.describe(run.indexOf(record), event);
              return event.kind() == Kind.ORDINARY;
            });
    var letter = run.some(DEAD, record -> reason(record).equals("LATE"));
    long index = run.indexOf(victim);
    var raw = run.input(index);
    run.topics.repeat(letter, letter.partition());
    run.topics.change(
        last(run, DEAD, letter.partition()),
        record ->
            withHeader(
                withHeader(
                    MemoryTopics.with(record, raw.key(), raw.value()),
                    SourceHeaders.OFFSET,
                    Long.toString(raw.offset())),
                SourceHeaders.PARTITION,
                Integer.toString(raw.partition())));
    return Evidence.of(DEAD, Fault.UNEXPLAINED, "input record " + index + " ");
  }
}
