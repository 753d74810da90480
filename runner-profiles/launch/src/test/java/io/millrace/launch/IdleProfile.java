package io.millrace.launch;

import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** A profile whose runner must never be asked to run anything. */
final class IdleProfile implements RunnerProfile {

  /** The options of the runner. */
  public interface Options extends PipelineOptions {
    @Description("Tasks.")
    @Default.Integer(1)
    int getTasks();

    void setTasks(int value);
  }

  /** The runner; made by Beam. */
  public static final class Runner extends PipelineRunner<PipelineResult> {
    private Runner() {}

    /** Called by Beam. */
    public static Runner fromOptions(PipelineOptions options) {
      return new Runner();
    }

    @Override
    public PipelineResult run(Pipeline pipeline) {
      throw new AssertionError("a pipeline was started that should have been refused");
    }
  }

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public long defaultRecords() {
    return 1;
  }

  @Override
  public Class<? extends PipelineOptions> runnerOptions() {
    return Options.class;
  }

  @Override
  public List<String> defaultArguments(Path folder) {
    return List.of("--runner=" + Runner.class.getName(), "--packing=CONSUMER", "--tasks=3");
  }

  @Override
  public int parallelism(PipelineOptions options) {
    return options.as(Options.class).getTasks();
  }

  @Override
  public RunningJob start(Pipeline pipeline) {
    pipeline.run();
    throw new AssertionError("unreachable");
  }
}
