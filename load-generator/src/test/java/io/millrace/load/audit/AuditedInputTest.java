package io.millrace.load.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.load.pace.Progress;
import io.millrace.load.workload.Topics;
import org.junit.jupiter.api.Test;

class AuditedInputTest {
  private static final AuditOptions OPTIONS = AuditOptions.of(Mode.EXACTLY_ONCE);
  private static final Topics TOPICS = FinishedRun.TOPICS;
  private static final FinishedRun RUN = new FinishedRun(11, 5_000);

  private static AuditedInput read(FinishedRun run) {
    return AuditedInput.read(run.workload, TOPICS.raw(), OPTIONS, run.topics, Progress.none());
  }

  private static AuditReport audit(AuditedInput input, Topics topics, FinishedRun run) {
    return Audit.run(input, topics, OPTIONS, run.topics, Progress.none());
  }

  @Test
  void servesOneRunAfterTheOther() {
    AuditedInput input = read(RUN);
    FinishedRun damaged = RUN.copy();
    damaged.topics.remove(damaged.topics.all(TOPICS.enriched()).get(0));

    assertThat(audit(input, TOPICS, damaged).clean()).isFalse();
    assertThat(audit(input, TOPICS, RUN)).isEqualTo(RUN.audit(OPTIONS));
    assertThat(audit(input, TOPICS, RUN).clean()).isTrue();
    assertThat(audit(input, TOPICS, damaged)).isEqualTo(damaged.audit(OPTIONS));
  }

  @Test
  void bringsItsOwnFaultsIntoEveryReport() {
    FinishedRun damaged = RUN.copy();
    damaged.topics.remove(damaged.topics.all(TOPICS.raw()).get(0));
    AuditedInput input = read(damaged);

    assertThat(input.verdict().clean()).isFalse();
    assertThat(audit(input, TOPICS, damaged)).isEqualTo(damaged.audit(OPTIONS));
  }

  @Test
  void isOfOneTopicOnly() {
    AuditedInput input = read(RUN);

    assertThatThrownBy(() -> audit(input, Topics.withPrefix("other."), RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not");
  }
}
