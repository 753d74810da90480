package io.millrace.micro;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchCoder;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

/** Coding a whole batch, as a runner does between two stages. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CoderBenchmark {
  @Param({"10", "100", "2000"})
  public int records;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private RecordBatch recordBatch;
  private EventBatch eventBatch;
  private byte[] codedRecords;
  private byte[] codedEvents;

  @Setup
  public void generate() throws IOException {
    recordBatch = Clicks.records(Clicks.sequence(), records);
    eventBatch = Clicks.events(recordBatch);
    encodeRecords();
    codedRecords = out.toByteArray();
    encodeEvents();
    codedEvents = out.toByteArray();
  }

  @Benchmark
  public int encodeRecords() throws IOException {
    out.reset();
    RecordBatchCoder.of().encode(recordBatch, out);
    return out.size();
  }

  @Benchmark
  public RecordBatch decodeRecords() throws IOException {
    return RecordBatchCoder.of().decode(new ByteArrayInputStream(codedRecords));
  }

  @Benchmark
  public int encodeEvents() throws IOException {
    out.reset();
    EventBatchCoder.of().encode(eventBatch, out);
    return out.size();
  }

  @Benchmark
  public EventBatch decodeEvents() throws IOException {
    return EventBatchCoder.of().decode(new ByteArrayInputStream(codedEvents));
  }
}
