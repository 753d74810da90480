package io.millrace.transactions;

import io.millrace.pipeline.options.CommandLineOptions;
import io.millrace.pipeline.options.InvalidOptionsException;
import io.millrace.pipeline.options.MillraceOptions;
import io.millrace.pipeline.options.PipelineSettings;
import java.util.List;
import org.apache.beam.sdk.Pipeline;

/** Runs the example on whichever runner is on the class path and named by {@code --runner}. */
public final class Main {
  private static final int WRONG_OPTIONS = 2;

  private Main() {}

  // region main
  /** Runs until it is stopped. */
  public static void main(String[] args) {
    try {
      MillraceOptions options =
          CommandLineOptions.parse(args, List.of(MillraceOptions.class)).as(MillraceOptions.class);
      if (options.getBootstrapServers() == null) {
        throw new InvalidOptionsException(List.of("--bootstrapServers=host:port,… is needed"));
      }
      Pipeline pipeline = Pipeline.create(options);
      Transactions.addTo(pipeline, PipelineSettings.of(options, 1));
      pipeline.run().waitUntilFinish();
    } catch (InvalidOptionsException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_OPTIONS);
    }
  }
  // endregion
}
