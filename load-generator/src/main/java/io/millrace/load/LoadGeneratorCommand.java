package io.millrace.load;

import io.millrace.load.send.GenerationException;
import io.millrace.load.workload.InvalidWorkloadException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point: {@code load-generator generate | audit | expect | ceiling | workload}. */
@Command(
    name = "load-generator",
    mixinStandardHelpOptions = true,
    description = "Generates the click load, and audits what a pipeline made of it.",
    subcommands = {
      GenerateCommand.class,
      AuditCommand.class,
      ExpectCommand.class,
      CeilingCommand.class,
      WorkloadCommand.class
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done, and clean",
      "1:the load is not valid, or the audit is not clean",
      "2:the command line or the workload is wrong",
      "3:the broker or a file failed"
    })
public final class LoadGeneratorCommand implements Runnable {
  static final int OK = 0;
  static final int NOT_CLEAN = 1;
  static final int WRONG_USE = 2;
  static final int FAILED = 3;

  @Spec private CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Returns the command line, for a caller that wants to handle the exit code. */
  public static CommandLine commandLine() {
    return new CommandLine(new LoadGeneratorCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> explain(exception, commandLine.getErr()));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: see --help");
  }

  private static int explain(Exception exception, PrintWriter err) throws Exception {
    if (exception instanceof InvalidWorkloadException invalid) {
      invalid.problems().forEach(problem -> err.println("workload: " + problem));
      return WRONG_USE;
    } else if (exception instanceof GenerationException) {
      err.println(exception.getMessage());
      return FAILED;
    } else if (exception instanceof KafkaException || exception instanceof UncheckedIOException) {
      err.println(exception.getClass().getSimpleName() + ": " + exception.getMessage());
      return FAILED;
    }
    // What is none of the above is a defect of this program, and its stack trace is wanted.
    throw exception;
  }
}
