package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Clicks;
import java.nio.file.Path;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.PipelineOptionsValidator;

/** Runs the pipeline on a Flink in this JVM until it is stopped. */
public final class Main {
  private Main() {}

  /** Runs with {@code --name=value} options; the runner's own are set here. */
  public static void main(String[] args) {
    ClickstreamOptions options = PipelineOptionsFactory.fromArgs(args).as(ClickstreamOptions.class);
    embedFlink(options);
    options.getFlags().setOn(options);
    PipelineOptionsValidator.validate(ClickstreamOptions.class, options);
    Clicks.limitStringLength();
    Pipeline pipeline = Pipeline.create(options);
    Clickstream.addTo(pipeline, options);
    pipeline.run().waitUntilFinish();
    System.exit(1); // It only ends when it has failed.
  }

  private static void embedFlink(ClickstreamOptions options) {
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster("[local]");
    options.setFlinkConfDir(EmbeddedFlink.configure(Path.of(options.getWorkFolder())).toString());
    options.setStreaming(true);
  }
}
