package io.millrace.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.benchmark.result.Figure.AuditCount;
import io.millrace.benchmark.result.Figure.Ratios;
import io.millrace.benchmark.result.Latency.Percentiles;
import io.millrace.benchmark.result.Latency.Point;
import io.millrace.benchmark.result.LatencyAtRate.QuantileSpread;
import io.millrace.benchmark.result.RunRecord.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("result.json");

    ResultFile.write(file, example());

    assertThat(ResultFile.read(file)).isEqualTo(example());
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void refusesWhatIsNotOfTheSchema() throws IOException {
    Path file = folder.resolve("result.json");
    ResultFile.write(file, example());
    String json = Files.readString(file);

    Files.writeString(file, json.replace("\"peakMemoryBytes\"", "\"peakMemory\""));
    assertThatThrownBy(() -> ResultFile.read(file)).hasMessageContaining("peakMemory");

    Files.writeString(file, json.replace("\"format\" : 3", "\"format\" : 2"));
    assertThatThrownBy(() -> ResultFile.read(file)).hasMessageContaining("has format 2, not 3");
  }

  @Test
  void spreadsFromLeastToGreatest() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0, 10.0)))
        .isEqualTo(new Spread(2.5, 1, 10, List.of(3.0, 1.0, 2.0, 10.0)));
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0)).median()).isEqualTo(2);
    assertThatThrownBy(() -> Spread.of(List.of())).hasMessageContaining("nothing");
  }

  private static Result example() {
    Spread spread = Spread.of(List.of(3.0, 1.0, 2.0));
    Percentiles percentiles =
        new Percentiles(1000, 90, List.of(new Point(0.5, 10), new Point(0.99, 80)), List.of());
    Ratio ratio = new Ratio(2, 1.9, 2.1, 0.03125, 6);
    Figure figure =
        new Figure(
            "a",
            "J5",
            "AT_LEAST_ONCE",
            1,
            1000,
            true,
            List.of(),
            new AuditCount(3, 3),
            spread,
            spread,
            spread,
            spread,
            null,
            spread,
            spread,
            null,
            null,
            new SustainableRate(1e5, "SYSTEM", List.of("the lag grew")),
            List.of(
                new LatencyAtRate(
                    8e4,
                    0.8,
                    null,
                    true,
                    List.of(),
                    new AuditCount(1, 1),
                    List.of(new QuantileSpread(0.5, Spread.of(List.of(10.0)))),
                    List.of(),
                    List.of(),
                    new Latency(8e4, percentiles, percentiles, percentiles))),
            Map.of("b", new Ratios(ratio, new Ratio(0.5, null, null, 1, 1), ratio)));
    RunRecord run =
        new RunRecord(
            Kind.PROBE,
            1,
            1,
            "b",
            "J5",
            "AT_LEAST_ONCE",
            1,
            9e4,
            false,
            List.of("noisy"),
            "clean",
            null,
            null,
            null,
            JsonNodeFactory.instance.objectNode());
    return new Result(
        ResultFile.FORMAT,
        "example",
        "abc",
        true,
        List.of(),
        new Environment("2026-01-01T00:00:00Z", "none", 2, 1, "none", "17"),
        JsonNodeFactory.instance.objectNode().put("seed", 1),
        List.of(figure),
        List.of(run));
  }
}
