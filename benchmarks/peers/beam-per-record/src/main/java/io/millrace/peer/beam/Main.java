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

  /** Runs with {@code --name=value} options; those for speed are set here. */
  public static void main(String[] args) {
    ClickstreamOptions options = PipelineOptionsFactory.fromArgs(args).as(ClickstreamOptions.class);
    tune(options);
    PipelineOptionsValidator.validate(ClickstreamOptions.class, options);
    Clicks.limitStringLength();
    Pipeline pipeline = Pipeline.create(options);
    Clickstream.addTo(pipeline, options);
    pipeline.run().waitUntilFinish();
    System.exit(1); // It only ends when it has failed.
  }

  private static void tune(ClickstreamOptions options) {
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster("[local]");
    options.setFlinkConfDir(EmbeddedFlink.configure(Path.of(options.getWorkFolder())).toString());
    options.setStreaming(true);
    // With metrics on, the source alone costs two microseconds per record.
    options.setDisableMetrics(true);
    options.setObjectReuse(true);
    // On heap state it would let changes into a checkpoint that is being written.
    options.setFasterCopy(false);
    // The sinks wait for the broker at the end of every bundle.
    options.setMaxBundleSize(10_000L);
    options.setMaxBundleTimeMills(200L);
    options.setAutoWatermarkInterval(20L);
    options.setFinishBundleBeforeCheckpointing(true);
  }
}
