package io.millrace.direct;

import io.millrace.launch.BeamMetrics;
import io.millrace.launch.JobMetrics;
import io.millrace.launch.RunnerProfile;
import io.millrace.launch.RunningJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.joda.time.Duration;

/**
 * Beam's Direct runner. It copies state for every bundle, hence tables. It makes bundles of their
 * own for each shard, hence few shards. With several threads it may write a correction before the
 * total that it corrects, because bundles overtake each other between stages, hence one thread. And
 * it is asked not to check that nobody changes an element, which costs more than all stages
 * together.
 */
public final class DirectProfile implements RunnerProfile {
  private static final long RECORDS = 200_000;

  /** The profile; it has no state. */
  public DirectProfile() {}

  @Override
  public String name() {
    return "Direct";
  }

  @Override
  public long defaultRecords() {
    return RECORDS;
  }

  @Override
  public Class<? extends PipelineOptions> runnerOptions() {
    return DirectOptions.class;
  }

  @Override
  public List<String> defaultArguments(Path folder) {
    return List.of(
        "--runner=DirectRunner",
        "--blockOnRun=false",
        "--enforceImmutability=false",
        "--enforceEncodability=false",
        "--packing=CONSUMER",
        "--shardState=TABLE",
        "--targetParallelism=1",
        "--shards=2");
  }

  @Override
  public int parallelism(PipelineOptions options) {
    return options.as(DirectOptions.class).getTargetParallelism();
  }

  @Override
  public RunningJob start(Pipeline pipeline) {
    return new DirectJob(pipeline.run());
  }

  private static final class DirectJob implements RunningJob {
    private final PipelineResult result;
    private Optional<Throwable> failure = Optional.empty();

    DirectJob(PipelineResult result) {
      this.result = result;
    }

    @Override
    public JobMetrics metrics() {
      return BeamMetrics.of(result.metrics());
    }

    /**
     * Asks by waiting for a moment: Beam gives the cause of a failure to the first who waits, and
     * to nobody any more once the state was asked for.
     */
    @Override
    public synchronized boolean isDone() {
      if (failure.isPresent()) {
        return true;
      }
      try {
        PipelineResult.State state = result.waitUntilFinish(Duration.millis(1));
        return state != null && state.isTerminal();
      } catch (RuntimeException e) {
        failure = Optional.of(e);
        return true;
      }
    }

    @Override
    public synchronized Optional<Throwable> failure() {
      return isDone() ? failure : Optional.empty();
    }

    @Override
    public void cancel() {
      if (isDone()) {
        return;
      }
      try {
        result.cancel();
      } catch (IOException e) {
        throw new UncheckedIOException("the pipeline cannot be cancelled", e);
      }
    }
  }
}
