package io.millrace.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.clickstream.ClickEvent;
import java.io.IOException;
import java.util.List;
import java.util.Set;
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
}
