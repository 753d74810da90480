package io.millrace.load.audit;

import static io.millrace.load.audit.SabotagedRun.RAW;

import io.millrace.load.sequence.Headers;
import java.util.List;

/** What can happen to the input topic: faults of the load, and told apart from the pipeline's. */
final class InputDamages {
  private InputDamages() {}

  static List<Saboteur> all() {
    return List.of(
        new Saboteur("input record dropped", InputDamages::dropped),
        new Saboteur("byte of an input record changed", InputDamages::changedByte),
        new Saboteur("input record repeated", InputDamages::repeated));
  }

  private static Evidence dropped(SabotagedRun run) {
    var victim = run.some(RAW, record -> record.offset() == 3);
    run.topics.remove(victim);
    return Evidence.of(
        RAW, Fault.LOST, "record " + Headers.number(victim.headers().lastHeader(Headers.INDEX)));
  }

  private static Evidence changedByte(SabotagedRun run) {
    var victim = run.some(RAW, record -> record.value() != null && record.value().length > 100);
    run.flip(victim, 80);
    return Evidence.of(RAW, Fault.WRONG_CONTENT, "@" + victim.offset());
  }

  private static Evidence repeated(SabotagedRun run) {
    var victim = run.some(RAW, record -> true);
    run.topics.repeat(victim, victim.partition());
    return Evidence.of(RAW, Fault.DUPLICATED, RAW + " " + victim.partition());
  }
}
