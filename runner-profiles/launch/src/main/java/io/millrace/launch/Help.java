package io.millrace.launch;

import io.millrace.pipeline.options.MillraceOptions;
import io.millrace.pipeline.options.Option;
import java.io.PrintStream;
import java.util.List;

/** What {@code --help} prints. */
final class Help {
  private Help() {}

  static void print(RunnerProfile profile, List<String> defaults, PrintStream out) {
    out.println("Millrace clickstream on the " + profile.name() + " runner");
    out.println();
    out.println("Options, as --name=value. Without --bootstrapServers a local broker is started,");
    out.println("filled with generated clicks, drained, and the outcome audited record by record.");
    out.println();
    Option.of(MillraceOptions.class).forEach(option -> print(option, out));
    out.println();
    out.println("Of the local run:");
    out.println();
    Option.of(LocalRunOptions.class).forEach(option -> print(option, out));
    out.println();
    out.println("This profile sets, unless you do:");
    defaults.forEach(argument -> out.println("  " + argument));
    out.println();
    out.println(
        "The runner's own options are taken too: --help="
            + profile.runnerOptions().getSimpleName()
            + " lists them.");
    out.println("Exit codes: 0 well, 1 failed or not clean, 2 wrong options, 130 or 143 stopped.");
  }

  private static void print(Option option, PrintStream out) {
    StringBuilder line = new StringBuilder("  --").append(option.name()).append("  ");
    line.append(option.type());
    if (!option.range().isEmpty()) {
      line.append(", ").append(option.range());
    }
    line.append(option.defaultValue().map(value -> "; default " + value).orElse("; no default"));
    out.println(line);
    out.println("      " + option.description());
  }
}
