package io.millrace.benchmark.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.profile.Layers.Charge;
import io.millrace.benchmark.profile.Layers.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  private static final String BURNER = Burner.class.getName();
  private static final Layers LAYERS =
      new Layers(
          List.of(
              new Layer("short", List.of(BURNER + ".burnShortly")),
              new Layer("long", List.of(BURNER + ".burnLong")),
              new Layer("waiting", List.of(BURNER + ".doNothing"))));

  @TempDir private static Path folder;
  private static Path recording;

  @BeforeAll
  static void record() throws IOException, InterruptedException {
    recording = folder.resolve("burner.jfr");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Profiler.unpack(folder).flag(recording),
                "-cp",
                System.getProperty("java.class.path"),
                BURNER)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void seesWhereCpuTimeGoes() throws IOException {
    Map<String, Double> costs =
        Profile.of(recording, Instant.MIN, Instant.MAX, LAYERS).costs(LAYERS, 1);

    assertThat(costs).doesNotContainKey("waiting");
    assertThat(costs.get("long") / (costs.get("short") + costs.get("long")))
        .isCloseTo(0.75, within(0.15));
  }

  @Test
  void countsOnlyTheTimeThatWasAskedFor() throws IOException {
    Profile before = Profile.of(recording, Instant.MIN, Instant.EPOCH, LAYERS);

    assertThat(before.samples()).isEmpty();
    assertThat(before.costs(LAYERS, 1)).isEmpty();
  }

  @Test
  void sharesCostsOutByTheSamples() {
    Profile profile =
        new Profile(
            Map.of(
                new Charge("long", "a"), 4L,
                new Charge("long", "b"), 2L,
                new Charge("short", "c"), 2L));

    assertThat(profile.costs(LAYERS, 800))
        .containsExactly(Map.entry("short", 200.0), Map.entry("long", 600.0));
    assertThat(profile.lines())
        .containsExactly("layer,method,samples", "long,a,4", "long,b,2", "short,c,2");
  }
}
