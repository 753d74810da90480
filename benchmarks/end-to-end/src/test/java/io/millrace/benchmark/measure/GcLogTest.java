package io.millrace.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcLogTest {
  private static final double MEBIBYTE = 1 << 20;

  /** Ten mebibytes up to 1,000 ms, 20 up to 2,000 ms and 30 up to 3,000 ms. */
  private static final GcLog LOG =
      GcLog.of(
          List.of(
              "[900ms] GC(0) Pause Young (Normal) (G1 Evacuation Pause)",
              "[1000ms] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 10M->4M(256M) 13.865ms",
              "[1000ms] GC(0) User=0.01s Sys=0.00s Real=0.01s",
              "[1500ms] GC(1) Concurrent Mark Cycle 40.000ms",
              "[2000ms] GC(1) Pause Remark 14M->14M(256M) 1.000ms",
              "[3000ms] GC(2) Pause Full (System.gc()) 24M->2M(47M) 15.829ms"));

  @Test
  void sumsTheGrowthBetweenCollections() {
    assertThat(LOG.allocated(1_000, 3_000)).hasValue(20 * MEBIBYTE);
    assertThat(LOG.allocated(1_500, 2_500).orElseThrow()).isEqualTo(10 * MEBIBYTE, within(1.0));
  }

  @Test
  void goesOnAsBeforeWhereALittleIsUnknown() {
    assertThat(LOG.allocated(2_000, 3_500).orElseThrow()).isEqualTo(15 * MEBIBYTE, within(1.0));
  }

  @Test
  void knowsNothingOfTimesWithoutCollections() {
    assertThat(LOG.allocated(2_500, 4_500)).isEmpty();
    assertThat(LOG.allocated(0, 500)).isEmpty();
    assertThat(GcLog.of(List.of()).allocated(0, 1)).isEmpty();
  }

  @Test
  void readsWhatARealJvmWrites(@TempDir Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("gc.log");
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseG1GC",
                "-Xmx64m",
                GcLog.flag(log),
                "-cp",
                System.getProperty("java.class.path"),
                Wasteful.class.getName())
            .inheritIO()
            .start();
    assertThat(jvm.waitFor()).isZero();

    List<String> lines = Files.readAllLines(log);
    double[] pauses =
        lines.stream()
            .filter(line -> line.contains(" Pause ") && line.contains("->"))
            .mapToDouble(line -> Double.parseDouble(line.substring(1, line.indexOf("ms]"))))
            .toArray();
    double allocated =
        GcLog.of(lines).allocated(pauses[0], pauses[pauses.length - 1]).orElseThrow();
    // Up to a heap before the first collection and another behind the last are not seen.
    assertThat(allocated).isBetween(0.9 * Wasteful.BYTES, 1.02 * Wasteful.BYTES);
  }

  /** Allocates a known number of bytes, evenly. */
  static final class Wasteful {
    static final double BYTES = 2L << 30;

    private static final int ARRAY = 1 << 13;
    private static final byte[][] KEPT = new byte[100][];

    private Wasteful() {}

    public static void main(String[] args) {
      for (int i = 0; i < BYTES / ARRAY; i++) {
        KEPT[i % KEPT.length] = new byte[ARRAY];
      }
    }
  }

  @Test
  void readsCheckpoints() {
    List<String> log =
        List.of(
            "INFO CheckpointCoordinator - Triggering checkpoint 1 (type=…) for job 0f.",
            "INFO CheckpointCoordinator - Completed checkpoint 1 for job 0f (3000 bytes,"
                + " checkpointDuration=40 ms, finalizationTime=5 ms).",
            "INFO CheckpointCoordinator - Completed checkpoint 2 for job 0f (1000 bytes,"
                + " checkpointDuration=20 ms, finalizationTime=5 ms).");
    assertThat(Checkpoints.of(log)).contains(new Checkpoints(2, 2_000, 30));
    assertThat(Checkpoints.of(List.of("nothing"))).isEmpty();
  }
}
