package io.millrace.load;

import io.millrace.load.audit.Audit;
import io.millrace.load.audit.AuditOptions;
import io.millrace.load.audit.AuditReport;
import io.millrace.load.audit.Mode;
import io.millrace.load.oracle.Rung;
import io.millrace.load.send.Manifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges what a pipeline made of a load. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Compares all topics with what the load must lead to.")
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BrokerOptions broker;

  @Option(
      names = "--manifest",
      defaultValue = "manifest.json",
      paramLabel = "FILE",
      description = "What was generated; its topics are read (default: ${DEFAULT-VALUE}).")
  private Path manifest;

  @Option(
      names = "--mode",
      defaultValue = "EXACTLY_ONCE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Mode mode;

  @Option(
      names = "--rung",
      defaultValue = "J5",
      description =
          "How much of the job was done: J0 copied, J1 decoded and encoded, J2 validated, "
              + "J3 deduplicated, J4 enriched, J5 all (default: ${DEFAULT-VALUE}).")
  private Rung rung;

  @Option(
      names = "--read-committed",
      negatable = true,
      description =
          "Leave out records of open and aborted transactions (default: if exactly once).")
  private Boolean readCommitted;

  @Option(
      names = "--ordered",
      description = "Check the order of each user's events: only for runners that keep it.")
  private boolean ordered;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--examples",
      defaultValue = "5",
      paramLabel = "N",
      description = "Records to name per fault and topic (default: ${DEFAULT-VALUE}).")
  private int examples;

  @Override
  public Integer call() {
    Manifest generated = Manifest.read(manifest);
    AuditOptions usual = Audit.options(generated, mode);
    AuditOptions options =
        new AuditOptions(
            mode,
            rung,
            ordered,
            readCommitted == null ? usual.readCommitted() : readCommitted,
            examples,
            usual.startedAt(),
            usual.stall(),
            broker.clientProperties());
    AuditReport report =
        Audit.run(
            broker.bootstrapServers(),
            generated.workload(),
            generated.topics(),
            options,
            new ConsoleProgress(spec.commandLine().getErr()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? report.toJson() : report.toTable());
    out.flush();
    return report.clean() ? LoadGeneratorCommand.OK : LoadGeneratorCommand.NOT_CLEAN;
  }
}
