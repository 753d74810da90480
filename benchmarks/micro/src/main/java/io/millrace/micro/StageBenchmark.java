package io.millrace.micro;

import io.millrace.aggregate.ShardTotals;
import io.millrace.aggregate.WindowedTotals;
import io.millrace.deduplicate.DuplicateFilter;
import io.millrace.deduplicate.SeenIds;
import io.millrace.enrich.Enricher;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.shard.MemoryState;
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

/**
 * What one record costs in each stage with state, and in all stages together, without Beam: over a
 * stretch of a load from empty state on, so that tables grow, and slices are forgotten, as they do
 * in a job.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class StageBenchmark {
  /** Shards of the whole core. */
  @Param({"1", "64"})
  public int shards;

  /** Users: keys of the reference data and of the totals. */
  @Param({"1000", "100000"})
  public int users;

  private Stretch stretch;
  private ReferenceSnapshot reference;

  @Setup
  public void generate() {
    stretch = Stretch.of("records=" + Stretch.RECORDS, "keys.users=" + users);
    reference = Clicks.reference(Clicks.sequence("keys.users=" + users), users);
  }

  /** Copies dropped; the same work however many shards there are. */
  @Benchmark
  @OperationsPerInvocation(Stretch.RECORDS)
  public void deduplicate(Blackhole hole) {
    DuplicateFilter filter = Core.filter();
    MemoryState<SeenIds> seen = Core.noIds();
    for (int batch = 0; batch < Stretch.BATCHES; batch++) {
      hole.consume(
          filter.filter(stretch.events().get(batch), seen, stretch.watermarks().get(batch)));
    }
  }

  /** Reference data appended. */
  @Benchmark
  @OperationsPerInvocation(Stretch.RECORDS)
  public void enrich(Blackhole hole) {
    Enricher enricher = Core.enricher();
    for (int batch = 0; batch < Stretch.BATCHES; batch++) {
      hole.consume(enricher.enrich(stretch.events().get(batch), reference));
    }
  }

  /** Totals summed up, and given when they are due. */
  @Benchmark
  @OperationsPerInvocation(Stretch.RECORDS)
  public void aggregate(Blackhole hole) {
    WindowedTotals totals = Core.totals();
    MemoryState<ShardTotals> sums = Core.noTotals();
    for (int batch = 0; batch < Stretch.BATCHES; batch++) {
      totals.fire(sums, stretch.watermarks().get(batch), hole::consume);
      hole.consume(
          totals.add(
              stretch.events().get(batch), sums, stretch.watermarks().get(batch), hole::consume));
    }
    totals.fire(sums, Stretch.END, hole::consume);
  }

  /** Everything between the topics. */
  @Benchmark
  @OperationsPerInvocation(Stretch.RECORDS)
  public void wholeCore(Blackhole hole) {
    Core core = new Core(shards, reference, hole);
    for (int batch = 0; batch < Stretch.BATCHES; batch++) {
      core.take(stretch.records().get(batch), stretch.watermarks().get(batch));
    }
    core.end();
  }
}
