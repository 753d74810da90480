package io.millrace.flink;

import io.millrace.launch.JobMetrics;
import io.millrace.launch.RunnerProfile;
import io.millrace.launch.RunningJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Beam's classic Flink runner, in this JVM unless {@code --flinkMaster} names a cluster.
 *
 * <p>Object reuse saves the copies between chained operators; faster copy stays off, because on
 * heap state it would let changes into a checkpoint that is being written. Bundles are short, so
 * that watermarks and what is gathered in a bundle do not wait.
 */
public final class FlinkProfile implements RunnerProfile {
  private static final long RECORDS = 2_000_000;

  /** The profile; it has no state. */
  public FlinkProfile() {}

  @Override
  public String name() {
    return "Flink";
  }

  @Override
  public long defaultRecords() {
    return RECORDS;
  }

  @Override
  public Class<? extends PipelineOptions> runnerOptions() {
    return FlinkPipelineOptions.class;
  }

  @Override
  public List<String> defaultArguments(Path folder) {
    return List.of(
        "--runner=FlinkRunner",
        "--flinkMaster=[local]",
        "--flinkConfDir=" + EmbeddedFlink.configure(folder),
        "--streaming=true",
        "--attachedMode=false",
        "--parallelism=1",
        "--objectReuse=true",
        "--fasterCopy=false",
        // Only a bundle that is full is sure to pass the watermark on. One whose time is up does if
        // that was exceeded; as the runner looks twice in that time, an even one is often just met.
        "--maxBundleSize=100",
        "--maxBundleTimeMills=99",
        "--autoWatermarkInterval=20",
        "--checkpointingInterval=5000",
        "--finishBundleBeforeCheckpointing=true",
        "--packing=CONSUMER",
        "--shardState=JOURNAL");
  }

  @Override
  public int parallelism(PipelineOptions options) {
    return Math.max(1, options.as(FlinkPipelineOptions.class).getParallelism());
  }

  @Override
  public RunningJob start(Pipeline pipeline) {
    return new FlinkJob(pipeline.run());
  }

  private static final class FlinkJob implements RunningJob {
    private final PipelineResult result;

    FlinkJob(PipelineResult result) {
      this.result = result;
    }

    @Override
    public JobMetrics metrics() {
      return LiveMetrics.read();
    }

    @Override
    public boolean isDone() {
      return failure().isPresent() || result.getState().isTerminal();
    }

    @Override
    public Optional<Throwable> failure() {
      return SubmittedJob.failure();
    }

    @Override
    public void cancel() {
      if (isDone()) {
        return;
      }
      try {
        result.cancel();
      } catch (IOException e) {
        throw new UncheckedIOException("the job cannot be cancelled", e);
      }
    }
  }
}
