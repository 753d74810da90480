package io.millrace.peer.flink;

import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.flink.write.KafkaSinks;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the job on a Flink in this JVM until it is stopped. */
@Command(name = "flink-datastream", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;

  @Mixin private JobOptions options;

  @Option(names = "--variant", defaultValue = "IDIOMATIC", description = "${COMPLETION-CANDIDATES}")
  private Variant variant;

  @Option(
      names = "--guarantee",
      defaultValue = "AT_LEAST_ONCE",
      description = "AT_LEAST_ONCE, or EXACTLY_ONCE in transactions as long as a checkpoint.")
  private DeliveryGuarantee guarantee;

  @Option(
      names = "--workFolder",
      required = true,
      description = "An empty folder for checkpoints and Flink's own files.")
  private Path workFolder;

  private Main() {}

  /** Runs with {@code --name=value} options. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Clicks.limitStringLength();
    StreamExecutionEnvironment environment = EmbeddedFlink.environment(options, workFolder);
    variant.addTo(environment, options, new KafkaSinks(options, guarantee));
    environment.execute("flink-datastream " + variant);
    return FAILED; // It only ends when it has failed.
  }
}
