package io.millrace.load.audit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A damage to a clean run, which tells what the audit must say of it. */
record Saboteur(String damage, Function<SabotagedRun, Evidence> hand) {
  /** Returns every damage there is. */
  static List<Saboteur> all() {
    return Stream.of(
            EnrichedDamages.all(), DeadLetterDamages.all(), TotalDamages.all(), InputDamages.all())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public String toString() {
    return damage;
  }
}
