package io.millrace.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregate.ShardTotals;
import io.millrace.aggregate.WindowedTotals;
import io.millrace.batch.EventBatch;
import io.millrace.clickstream.ClickEvent;
import io.millrace.deduplicate.DuplicateFilter;
import io.millrace.deduplicate.SeenIds;
import io.millrace.shard.MemoryState;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class SmokeTest {
  /** Runs every benchmark once with every input. */
  @Test
  void everyBenchmarkRuns() throws RunnerException {
    var options =
        new OptionsBuilder()
            .forks(0)
            .mode(Mode.SingleShotTime)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.NONE)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();

    Set<String> ran =
        new Runner(options)
            .run().stream()
                .map(result -> result.getParams().getBenchmark())
                .collect(Collectors.toSet());

    Set<String> all =
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
            .stream()
            .map(benchmark -> benchmark.getUsername())
            .collect(Collectors.toSet());
    assertThat(ran).isNotEmpty().isEqualTo(all);
  }

  @Test
  void allDecodersFindTheSameClick() throws IOException {
    DecodeBenchmark skimmed = decoding();
    assertThat(skimmed.skim()).isNull();
    GenericRecord generic = decoding().avroGeneric();
    ClickEvent specific = decoding().avroSpecific();

    assertThat(skimmed.skimmedTime())
        .isEqualTo(generic.get("eventTime"))
        .isEqualTo(specific.getEventTime().toEpochMilli());
    assertThat(decoding().skimAndCheck()).isNull();
  }

  private static DecodeBenchmark decoding() {
    DecodeBenchmark benchmark = new DecodeBenchmark();
    benchmark.payloadBytes = 300;
    benchmark.generate();
    return benchmark;
  }

  @Test
  void theStretchGivesEveryStageItsWork() {
    Stretch stretch = Stretch.of("records=" + Stretch.RECORDS, "keys.users=1000");
    DuplicateFilter filter = Core.filter();
    MemoryState<SeenIds> seen = Core.noIds();
    WindowedTotals totals = Core.totals();
    MemoryState<ShardTotals> sums = Core.noTotals();
    long valid = 0;
    long unique = 0;
    long late = 0;
    AtomicLong given = new AtomicLong();
    for (int batch = 0; batch < Stretch.BATCHES; batch++) {
      long watermark = stretch.watermarks().get(batch);
      EventBatch kept = filter.filter(stretch.events().get(batch), seen, watermark);
      valid += stretch.events().get(batch).count();
      unique += kept.count();
      late += totals.add(kept, sums, watermark, batchOf -> given.addAndGet(batchOf.count())).size();
    }
    totals.fire(sums, Stretch.END, batchOf -> given.addAndGet(batchOf.count()));

    assertThat(valid).isBetween(Stretch.RECORDS * 96L / 100, Stretch.RECORDS * 98L / 100);
    assertThat(unique).isBetween(valid * 90 / 100, valid * 97 / 100);
    assertThat(late).isBetween(unique / 100, unique * 8 / 100);
    assertThat(given.get()).isGreaterThan(10_000);
    assertThat(seen.index().isEmpty()).isFalse();
    assertThat(sums.index().isEmpty()).isTrue();
  }
}
