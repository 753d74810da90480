package io.millrace.micro;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchBuilder;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import io.millrace.clickstream.ClickContract;
import io.millrace.contract.EventReader;
import io.millrace.contract.ReadEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Validating one record of a batch, and packing the valid ones for the stages behind. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ValidationBenchmark {
  private static final int RECORDS = 2_000;

  /** Share of each of two kinds of records that are rejected. */
  @Param({"0", "0.015", "0.15"})
  public String rejectedShare;

  private final EventReader reader = ClickContract.create().reader();
  private final ReadEvent event = new ReadEvent(reader);
  private final EventBatchBuilder builder =
      new EventBatchBuilder(Clicks.TOPIC, ClickContract.create().measures().size());
  private final RecordCursor cursor = new RecordCursor();
  private RecordBatch batch;

  @Setup
  public void generate() {
    batch =
        Clicks.records(
            Clicks.sequence(
                "rejections.nullValue=0",
                "rejections.malformed=" + rejectedShare,
                "rejections.unknownSchema=0",
                "rejections.missingField=0",
                "rejections.outOfRange=0",
                "rejections.badFormat=" + rejectedShare,
                "rejections.badEventTime=0"),
            RECORDS);
  }

  /** Every record read and checked, nothing kept. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void check(Blackhole hole) {
    cursor.reset(batch);
    while (cursor.next()) {
      hole.consume(
          reader.read(
              cursor.bytes(), cursor.valueStart(), cursor.valueLength(), cursor.timestamp()));
    }
  }

  /** Every valid record put into a batch of events. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public EventBatch checkAndPack() {
    cursor.reset(batch);
    while (cursor.next()) {
      if (reader.read(cursor.bytes(), cursor.valueStart(), cursor.valueLength(), cursor.timestamp())
          == null) {
        builder.add(0, cursor, event.take());
      }
    }
    return builder.build();
  }
}
