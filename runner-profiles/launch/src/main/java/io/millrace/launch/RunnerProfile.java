package io.millrace.launch;

import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/** What differs from runner to runner. */
public interface RunnerProfile {

  /** The runner's name, as a user would say it. */
  String name();

  /** How many records the local run has, unless the command line says otherwise. */
  long defaultRecords();

  /** The runner's own options, for help. */
  Class<? extends PipelineOptions> runnerOptions();

  /**
   * Arguments that hold unless the command line says otherwise, as {@code --name=value}.
   *
   * @param folder an empty folder for the run, deleted after it
   */
  List<String> defaultArguments(Path folder);

  /** How many tasks work on one stage at a time under these options. */
  int parallelism(PipelineOptions options);

  /** Starts the pipeline and returns at once. */
  RunningJob start(Pipeline pipeline);
}
