package io.millrace.load.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CleanRunTest {
  @ParameterizedTest
  @FieldSource("io.millrace.load.audit.SaboteurTable#SEEDS")
  void staysGreen(long seed) {
    FinishedRun run = new FinishedRun(seed, SaboteurTable.RECORDS);

    assertGreen(run.audit(Mode.EXACTLY_ONCE));
    assertGreen(run.audit(Mode.AT_LEAST_ONCE));
  }

  @Test
  void judgesEveryClassOfFault() {
    FinishedRun run = new FinishedRun(77, 20_000);
    AuditReport report = run.audit(Mode.EXACTLY_ONCE);

    assertGreen(report);
    Balance balance = report.balance();
    assertThat(balance.duplicates()).isGreaterThan(20_000 * 5 / 100);
    assertThat(balance.rejected()).isGreaterThan(20_000 * 2 / 100);
    assertThat(balance.late()).isGreaterThan(20_000 / 100);
    assertThat(balance.totals())
        .isGreaterThan(1_000)
        .isEqualTo(
            run.topics.all(FinishedRun.TOPICS.aggregates()).stream()
                .map(SabotagedRun::key)
                .distinct()
                .count());
  }

  private static void assertGreen(AuditReport report) {
    assertThat(report.clean()).as(report.toTable()).isTrue();
  }
}
