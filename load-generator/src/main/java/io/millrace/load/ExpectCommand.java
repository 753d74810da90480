package io.millrace.load;

import io.millrace.load.oracle.Expectation;
import io.millrace.load.sequence.Kind;
import io.millrace.load.sequence.Sequence;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what a load must lead to, without a broker. */
@Command(
    name = "expect",
    mixinStandardHelpOptions = true,
    description = "Says in numbers what the load must lead to; needs no broker.")
final class ExpectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private WorkloadOptions workload;

  @Override
  public Integer call() {
    Sequence sequence = new Sequence(workload.workload().resolved(Clock.systemUTC().instant()));
    Expectation expected =
        Expectation.of(sequence, new ConsoleProgress(spec.commandLine().getErr()));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("records     %,d%n", expected.records());
    range(out, "enriched", expected.enrichedAtLeast(), expected.enrichedAtMost());
    range(out, "duplicates", expected.duplicatesAtLeast(), expected.duplicatesAtMost());
    out.printf("rejected    %,d%n", expected.rejected());
    range(out, "late", 0, expected.lateAtMost());
    range(out, "totals", expected.totalsAtLeast(), expected.totalsAtMost());
    for (Kind kind : Kind.values()) {
      out.printf("  %-20s %,d%n", kind, expected.kinds().getOrDefault(kind, 0L));
    }
    out.flush();
    return LoadGeneratorCommand.OK;
  }

  private static void range(PrintWriter out, String name, long least, long most) {
    out.printf("%-11s %,d to %,d%n", name, least, most);
  }
}
