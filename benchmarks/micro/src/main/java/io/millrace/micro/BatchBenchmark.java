package io.millrace.micro;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchBuilder;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.batch.RecordCursor;
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

/** Packing one record into a batch, and walking it there. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BatchBenchmark {
  private static final int RECORDS = 2_000;
  private static final byte[] EXTENSION = new byte[48];

  @Param({"300", "1200"})
  public int payloadBytes;

  private final RecordBatchBuilder records = new RecordBatchBuilder(Clicks.TOPIC, 0);
  private final RecordCursor cursor = new RecordCursor();
  private EventBatchBuilder events;
  private RecordBatch recordBatch;
  private EventBatch eventBatch;

  @Setup
  public void generate() {
    recordBatch = Clicks.records(Clicks.sequence("payload.bytes=" + payloadBytes), RECORDS);
    eventBatch = Clicks.events(recordBatch);
    events = new EventBatchBuilder(Clicks.TOPIC, eventBatch.measures());
  }

  /** Walks a batch and adds up its bytes. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long walk() {
    long sum = 0;
    cursor.reset(recordBatch);
    while (cursor.next()) {
      sum += cursor.timestamp() + cursor.valueLength();
    }
    return sum;
  }

  /** Copies each record of a batch into another. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public RecordBatch pack() {
    cursor.reset(recordBatch);
    while (cursor.next()) {
      records.begin(cursor.offset(), cursor.timestamp());
      if (cursor.keyLength() >= 0) {
        records.key(cursor.bytes(), cursor.keyStart(), cursor.keyLength());
      }
      if (cursor.valueLength() >= 0) {
        records.value(cursor.bytes(), cursor.valueStart(), cursor.valueLength());
      }
      records.headers(cursor.bytes(), cursor.headersStart(), cursor.headersLength()).end();
    }
    return records.build();
  }

  /** Copies each valid event into another batch: what deduplication does. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public EventBatch copyEvents() {
    for (int event = 0; event < eventBatch.count(); event++) {
      events.copy(eventBatch, event);
    }
    return events.build();
  }

  /** Copies each valid event with bytes appended: what enrichment does. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public EventBatch extendEvents() {
    for (int event = 0; event < eventBatch.count(); event++) {
      events.extend(eventBatch, event, EXTENSION, 0, EXTENSION.length);
    }
    return events.build();
  }
}
