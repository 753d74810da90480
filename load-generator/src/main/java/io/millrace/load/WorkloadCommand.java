package io.millrace.load;

import io.millrace.load.workload.WorkloadFile;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a workload. */
@Command(
    name = "workload",
    mixinStandardHelpOptions = true,
    description = "Checks a workload and prints it with all defaults and overrides applied.")
final class WorkloadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private WorkloadOptions workload;

  @Option(names = "--resolve", description = "Fix what is still open, such as the start time.")
  private boolean resolve;

  @Option(names = "--defaults", description = "Print the documented default file instead.")
  private boolean defaults;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (defaults) {
      out.print(WorkloadFile.defaultText());
    } else {
      var checked = workload.workload();
      out.print((resolve ? checked.resolved(Clock.systemUTC().instant()) : checked).toYaml());
    }
    out.flush();
    return LoadGeneratorCommand.OK;
  }
}
