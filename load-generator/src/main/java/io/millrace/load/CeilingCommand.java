package io.millrace.load;

import io.millrace.load.send.Ceiling;
import io.millrace.load.send.Ceiling.Turn;
import io.millrace.load.send.Preset;
import io.millrace.load.send.SendOptions;
import io.millrace.load.workload.Workload;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says how near the generator comes to what the broker takes. */
@Command(
    name = "ceiling",
    mixinStandardHelpOptions = true,
    description =
        "Measures, in turn, the rate of the generator and that of a bare producer loop that sends"
            + " the same records, which were made before. Uses and deletes topics of its own.")
final class CeilingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BrokerOptions broker;
  @Mixin private WorkloadOptions workload;

  @Option(
      names = "--records",
      defaultValue = "500000",
      paramLabel = "N",
      description = "Records per turn (default: ${DEFAULT-VALUE}).")
  private long records;

  @Option(
      names = "--repetitions",
      defaultValue = "5",
      paramLabel = "N",
      description = "Turns of each after one to warm up (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--preset",
      defaultValue = "DURABLE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Preset preset;

  @Override
  public Integer call() {
    if (repetitions < 1) {
      throw new ParameterException(
          spec.commandLine(), "--repetitions is " + repetitions + ", at least 1 is needed");
    }
    Workload load = workload.workload().withRecords(records);
    SendOptions options =
        new SendOptions(
            preset,
            broker.clientProperties(),
            Optional.empty(),
            SendOptions.DEFAULT_MAX_PUBLISH_DELAY);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%d records per turn, %s; Java %s, %d processors, %d MB of heap%n",
        records,
        preset,
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
    out.printf("%-8s %12s %12s %7s %6s%n", "turn", "generator/s", "bare loop/s", "ratio", "load");
    Table table = new Table(out);
    List<Turn> turns =
        new Ceiling(broker.bootstrapServers(), load, broker.topicPrefix() + "ceiling-", options)
            .measure(repetitions, table::show);
    out.printf(
        Locale.ROOT,
        "%-8s %,12.0f %,12.0f %7.3f%n",
        "median",
        median(turns, Turn::generator),
        median(turns, Turn::bareLoop),
        median(turns, Turn::ratio));
    out.flush();
    return LoadGeneratorCommand.OK;
  }

  static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static final class Table {
    private final PrintWriter out;
    private int shown;

    Table(PrintWriter out) {
      this.out = out;
    }

    void show(Turn turn) {
      String name = shown == 0 ? "warm-up" : Integer.toString(shown);
      shown++;
      out.printf(
          Locale.ROOT,
          "%-8s %,12.0f %,12.0f %7.3f %6.1f%n",
          name,
          turn.generator(),
          turn.bareLoop(),
          turn.ratio(),
          turn.loadAverage());
      out.flush();
    }
  }
}
