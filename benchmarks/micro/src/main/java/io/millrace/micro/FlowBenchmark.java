package io.millrace.micro;

import io.millrace.batch.RecordBatchCoder;
import io.millrace.clickstream.Clickstream;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.enrich.ReferenceSnapshotCoder;
import io.millrace.pipeline.EventPipeline;
import io.millrace.pipeline.options.MillraceOptions;
import io.millrace.pipeline.options.PipelineSettings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole flow in Beam, from batches in memory to batches that would be written, on the Direct
 * runner. Beside {@link StageBenchmark#wholeCore} it says what the runner takes: the time for
 * building and starting a pipeline is in it, so that the cost of one record is the difference of
 * two stretches, by their difference in records.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FlowBenchmark {
  /** How much of the stretch; what one record costs is told by two of them. */
  @Param({"1", "100"})
  public int batches;

  private Stretch stretch;
  private ReferenceSnapshot reference;

  @Setup
  public void generate() {
    stretch = Stretch.of("records=" + Stretch.RECORDS, "keys.users=1000");
    reference = Clicks.reference(Clicks.sequence("keys.users=1000"), 1_000);
  }

  /** Builds a pipeline and runs it to its end; per run, not per record. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public PipelineResult.State run() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(1);
    options.setEnforceImmutability(false);
    options.setEnforceEncodability(false);
    MillraceOptions millrace = options.as(MillraceOptions.class);
    millrace.setBootstrapServers("localhost:9092");
    millrace.setShards(2);
    Pipeline pipeline = Pipeline.create(options);
    EventPipeline.of(new Clickstream(), PipelineSettings.of(millrace, 1))
        .process(
            pipeline.apply(
                "Batches",
                Create.of(stretch.records().subList(0, batches)).withCoder(RecordBatchCoder.of())),
            pipeline.apply(
                "Reference", Create.of(List.of(reference)).withCoder(ReferenceSnapshotCoder.of())));
    return pipeline.run().waitUntilFinish();
  }
}
