package io.millrace.nightly.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final Path RESULTS = Path.of("../../docs/results");
  private static final String SYSTEM = "millrace-flink";
  private static final String AGAIN = "millrace-flink-2";
  private static final List<String> SOURCES =
      List.of("2026-11-28-headline.json", "2026-11-28-headline-six-blocks.json");

  @Test
  void standsInTheFilesThatAreNamedAsItsSource() throws IOException {
    List<Map<String, JsonNode>> blocks = new ArrayList<>();
    for (String source : SOURCES) {
      blocks.addAll(blocks(RESULTS.resolve(source)));
    }

    assertRatios(blocks, "recordsPerSecond", run -> run.get("recordsPerSecond").asDouble());
    assertRatios(
        blocks, "allocatedBytesPerRecord", run -> run.get("allocatedBytesPerRecord").asDouble());
    assertRatios(
        blocks,
        "cpuNanosPerRecord",
        run ->
            run.get("cpuNanosPerRecord").asDouble()
                - run.get("details").get("steady").get("jitNanosPerRecord").asDouble());
  }

  /** The runs that count of each block in which both systems have one, by system. */
  private static List<Map<String, JsonNode>> blocks(Path source) throws IOException {
    Map<Integer, Map<String, JsonNode>> blocks = new TreeMap<>();
    for (JsonNode run : new ObjectMapper().readTree(source.toFile()).get("runs")) {
      if (run.get("valid").asBoolean()) {
        blocks
            .computeIfAbsent(run.get("block").asInt(), block -> new HashMap<>())
            .put(run.get("system").asText(), run);
      }
    }
    return blocks.values().stream()
        .filter(runs -> runs.containsKey(SYSTEM) && runs.containsKey(AGAIN))
        .toList();
  }

  private static void assertRatios(
      List<Map<String, JsonNode>> blocks, String metric, ToDoubleFunction<JsonNode> figure) {
    double[] expected =
        blocks.stream()
            .mapToDouble(
                runs ->
                    figure.applyAsDouble(runs.get(AGAIN)) / figure.applyAsDouble(runs.get(SYSTEM)))
            .toArray();
    assertThat(Noise.measured().ratios(metric)).as(metric).containsExactly(expected, within(1e-4));
  }

  @Test
  void getsSmallerWithMoreBlocks() {
    Noise noise = Noise.measured();
    // Of six, the deviation of one, by 1.2533 / sqrt(6).
    assertThat(noise.ofNight("cpuNanosPerRecord", 1)).isEqualTo(0.0810, within(1e-4));
    assertThat(noise.ofNight("cpuNanosPerRecord", 6)).isEqualTo(0.0415, within(1e-4));
    assertThat(noise.ofNight("allocatedBytesPerRecord", 1)).isEqualTo(0.0511, within(1e-4));
  }

  @Test
  void refusesWhatNobodyMeasured() {
    assertThatThrownBy(() -> Noise.measured().ofNight("patience", 6))
        .hasMessageContaining("patience");
  }
}
