package io.millrace.nightly.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final Path SOURCE = Path.of("../../docs/results/2026-11-20-drain.json");

  @Test
  void standsInTheFileThatIsNamedAsItsSource() throws IOException {
    JsonNode runs = new ObjectMapper().readTree(SOURCE.toFile()).get("runs");
    for (String metric : new String[] {"cpuNanosPerRecord", "recordsPerSecond"}) {
      Map<String, Double> figures = new HashMap<>();
      for (JsonNode run : runs) {
        figures.put(
            run.get("label").asText() + run.get("block").asInt(),
            run.get("steady").get(metric).asDouble());
      }
      double[] ratios = Noise.measured().ratios(metric);
      assertThat(ratios).hasSize(2);
      for (int block = 1; block <= ratios.length; block++) {
        assertThat(ratios[block - 1])
            .isEqualTo(
                figures.get("millrace-flink-2" + block) / figures.get("millrace-flink" + block),
                within(1e-4));
      }
    }
  }

  @Test
  void getsSmallerWithMoreBlocks() {
    Noise noise = Noise.measured();
    // The logarithms are 0.0584 and -0.1077: 0.0866 for a pair, and 1.2533 / sqrt(6) of that for
    // six.
    assertThat(noise.ofNight("cpuNanosPerRecord", 1)).isEqualTo(0.0866, within(1e-4));
    assertThat(noise.ofNight("cpuNanosPerRecord", 6)).isEqualTo(0.0443, within(1e-4));
    assertThat(noise.ofNight("allocatedBytesPerRecord", 1)).isEqualTo(0.00995, within(1e-5));
  }

  @Test
  void refusesWhatNobodyMeasured() {
    assertThatThrownBy(() -> Noise.measured().ofNight("patience", 6))
        .hasMessageContaining("patience");
  }
}
