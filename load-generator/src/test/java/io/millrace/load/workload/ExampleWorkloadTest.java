package io.millrace.load.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.oracle.Expectation;
import io.millrace.load.pace.Progress;
import io.millrace.load.sequence.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workloads that are kept for users can be read and generated. */
class ExampleWorkloadTest {
  private static final Path FOLDER = Path.of("..", "docs", "workloads");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void canBeGenerated(Path file) {
    Workload workload = Workload.load(file, List.of());
    assertThat(workload).isNotEqualTo(Workload.defaults());

    Expectation expected =
        Expectation.of(
            new Sequence(
                workload.withRecords(5_000).resolved(Instant.parse("2026-03-01T10:00:00Z"))),
            Progress.none());
    assertThat(expected.enrichedAtLeast()).isPositive();
    assertThat(expected.totalsAtMost()).isPositive();
  }
}
