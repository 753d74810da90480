package io.millrace.conformance.integration;

import io.millrace.launch.RunnerProfile;
import io.millrace.launch.RunningJob;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/** Another profile whose job can be got hold of, to be stopped from outside. */
final class StoppableProfile implements RunnerProfile {
  private final RunnerProfile profile;
  private final CompletableFuture<RunningJob> job = new CompletableFuture<>();

  StoppableProfile(RunnerProfile profile) {
    this.profile = profile;
  }

  /** Cancels the job, which must have been started. */
  void stop() {
    job.getNow(null).cancel();
  }

  @Override
  public String name() {
    return profile.name();
  }

  @Override
  public long defaultRecords() {
    return profile.defaultRecords();
  }

  @Override
  public Class<? extends PipelineOptions> runnerOptions() {
    return profile.runnerOptions();
  }

  @Override
  public List<String> defaultArguments(Path folder) {
    return profile.defaultArguments(folder);
  }

  @Override
  public int parallelism(PipelineOptions options) {
    return profile.parallelism(options);
  }

  @Override
  public RunningJob start(Pipeline pipeline) {
    RunningJob started = profile.start(pipeline);
    job.complete(started);
    return started;
  }
}
