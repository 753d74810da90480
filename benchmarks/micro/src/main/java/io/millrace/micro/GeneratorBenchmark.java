package io.millrace.micro;

import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Sequence;
import java.util.concurrent.TimeUnit;
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

/** How many records of a load one core makes per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class GeneratorBenchmark {
  /** What differs from the default workload. */
  @Param({"seed=1", "keys.distribution=UNIFORM", "payload.bytes=1200"})
  public String workload;

  private final GeneratedRecord record = new GeneratedRecord();
  private Sequence sequence;
  private long index;

  @Setup
  public void generate() {
    sequence = Clicks.sequence(workload);
  }

  private long next() {
    index = index + 1 == sequence.size() ? 0 : index + 1;
    return index;
  }

  /** All of a record but its bytes: what the audit does for each. */
  @Benchmark
  public GeneratedRecord describe() {
    sequence.describe(next(), record);
    return record;
  }

  /** The record in a buffer that is used again. */
  @Benchmark
  public GeneratedRecord write() {
    sequence.generate(next(), record);
    return record;
  }

  /** The record with an array of its own: what a producer is given. */
  @Benchmark
  public byte[] make() {
    sequence.generate(next(), record);
    return record.value();
  }
}
