package io.millrace.benchmark.run;

import io.millrace.benchmark.scenario.Setting;
import io.millrace.load.audit.Audit;
import io.millrace.load.audit.AuditReport;
import io.millrace.load.audit.Mode;
import io.millrace.load.pace.Progress;
import io.millrace.load.workload.Topics;

/**
 * The generator's audit against its oracle, held to exactly once: no failure is induced, so that
 * nothing may be there twice even if delivery is at least once.
 */
public final class ClickstreamAudit implements OutputAudit {
  /** The audit; it has no state. */
  public ClickstreamAudit() {}

  @Override
  public Verdict of(String bootstrapServers, Input input, Topics topics, Setting setting) {
    AuditReport report =
        Audit.run(
            bootstrapServers,
            input.audited(),
            topics,
            Audit.options(input.manifest(), Mode.EXACTLY_ONCE).withRung(setting.rung()),
            Progress.none());
    return new Verdict(report.clean(), report.balance().toString(), report.toTable());
  }
}
