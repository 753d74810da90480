package io.millrace.load.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.pace.Progress;
import io.millrace.load.sequence.Kind;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Workload;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  @Test
  void accountsForEveryRecord() {
    Workload workload =
        Workload.defaults().withRecords(30_000).withStart(Instant.parse("2026-03-01T10:00:00Z"));
    Expectation expected = Expectation.of(new Sequence(workload), Progress.none());

    assertThat(expected.kinds().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(30_000);
    assertThat(expected.enrichedAtLeast() + expected.duplicatesAtMost() + expected.rejected())
        .isEqualTo(30_000);
    assertThat(expected.enrichedAtMost() + expected.duplicatesAtLeast() + expected.rejected())
        .isEqualTo(30_000);
    // Only copies from beyond the horizon, and of events already far behind, may pass again.
    assertThat(expected.enrichedAtMost() - expected.enrichedAtLeast())
        .isGreaterThanOrEqualTo(expected.kinds().get(Kind.COPY_BEYOND_HORIZON))
        .isLessThan(2 * expected.kinds().get(Kind.COPY_BEYOND_HORIZON) + 300);
    assertThat(expected.lateAtMost())
        .isGreaterThanOrEqualTo(expected.kinds().get(Kind.LATE_BEYOND) * 9 / 10);
  }
}
