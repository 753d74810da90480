package io.millrace.load.audit;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Shows that the audit sees what it must see and nothing else: each damage and what is said of it,
 * then runs without any damage.
 */
public final class SaboteurTable {
  static final List<Long> SEEDS = LongStream.rangeClosed(1, 20).boxed().toList();
  static final int RECORDS = 4_000;

  private static final String ROW = "%-38s %-13s %-14s %s%n";

  private final PrintStream out;

  SaboteurTable(PrintStream out) {
    this.out = out;
  }

  /** Prints the table; exits with 1 if a damage is not seen, or a clean run is not clean. */
  public static void main(String[] args) {
    System.exit(new SaboteurTable(System.out).print(Saboteur.all(), SEEDS) ? 0 : 1);
  }

  /** Prints the table and returns whether it is as it must be. */
  boolean print(List<Saboteur> saboteurs, List<Long> seeds) {
    out.printf(ROW, "damage", "exactly once", "at least once", "named");
    int red = 0;
    for (Saboteur saboteur : saboteurs) {
      red += judge(saboteur) ? 1 : 0;
    }
    out.printf("%n" + ROW, "no damage", "exactly once", "at least once", "");
    int clean = 0;
    for (long seed : seeds) {
      clean += judge(seed) ? 1 : 0;
    }
    out.printf("%n%d of %d damages red, and named%n", red, saboteurs.size());
    out.printf("%d of %d seeds clean%n", clean, seeds.size());
    return red == saboteurs.size() && clean == seeds.size();
  }

  private boolean judge(Saboteur saboteur) {
    SabotagedRun run = new SabotagedRun();
    Evidence evidence = saboteur.hand().apply(run);
    AuditReport strict = run.audit(Mode.EXACTLY_ONCE);
    AuditReport lenient = run.audit(Mode.AT_LEAST_ONCE);
    String named =
        evidence.exactlyOnce().stream()
            .map(clue -> clue.in(strict).orElse("NOT NAMED: " + clue))
            .collect(Collectors.joining("; "));
    out.printf(ROW, saboteur, verdict(strict), verdict(lenient), named);
    return evidence.confirmedBy(strict) && evidence.confirmedBy(lenient);
  }

  private boolean judge(long seed) {
    FinishedRun run = new FinishedRun(seed, RECORDS);
    AuditReport strict = run.audit(Mode.EXACTLY_ONCE);
    AuditReport lenient = run.audit(Mode.AT_LEAST_ONCE);
    out.printf(ROW, "seed " + seed, verdict(strict), verdict(lenient), "");
    return strict.clean() && lenient.clean();
  }

  /** Says clean, red, or how many repeats were excused. */
  private static String verdict(AuditReport report) {
    if (!report.clean()) {
      return "red";
    }
    long repeats = report.outputs().stream().mapToLong(TopicVerdict::repeats).sum();
    return repeats == 0 ? "clean" : String.format(Locale.ROOT, "%d excused", repeats);
  }
}
