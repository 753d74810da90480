package io.millrace.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionTest {
  private static List<Slice> slices(IntToDoubleFunction cost, IntToDoubleFunction jitShare) {
    return IntStream.range(0, 50)
        .mapToObj(
            i -> {
              double cpu = cost.applyAsDouble(i) / (1 - jitShare.applyAsDouble(i));
              return new Slice(0, 0, 1, 10, cpu, cpu * jitShare.applyAsDouble(i), 0, 1);
            })
        .toList();
  }

  @Test
  void takesAllButTheUnevenEndOfAWarmRun() {
    assertThat(Region.of(slices(i -> 100, i -> 0.01))).isEqualTo(new Region(0, 48, true));
  }

  @Test
  void leavesOutExpensiveSlicesAtTheBeginning() {
    Region region = Region.of(slices(i -> i < 15 ? 200 : 100, i -> 0.01));
    assertThat(region.steady()).isTrue();
    // The median of ten slices is the warm cost as soon as six of them are warm.
    assertThat(region.from()).isBetween(10, 15);
  }

  @Test
  void waitsForTheCompilersToo() {
    Region region = Region.of(slices(i -> 100, i -> i < 20 ? 0.5 : 0.01));
    assertThat(region.steady()).isTrue();
    assertThat(region.from()).isBetween(18, 20);
  }

  @Test
  void saysThatNothingIsSteadyAndTakesTheMiddle() {
    assertThat(Region.of(slices(i -> 1_000.0 / (i + 1), i -> 0.01)))
        .isEqualTo(new Region(16, 33, false));
    assertThat(Region.of(slices(i -> 100, i -> 0.3)).steady()).isFalse();
  }

  @Test
  void givesFiguresOfSlicesTogether() {
    Figures figures =
        Figures.of(
            List.of(
                new Slice(0, 1, 10, 100, 50, 10, 5, 20),
                new Slice(1, 4, 10, 300, 150, 10, 15, 20)));
    assertThat(figures.recordsPerSecond()).isEqualTo(20 * 1e9 / 400, within(1e-6));
    assertThat(figures.cpuNanosPerRecord()).isEqualTo(10, within(1e-9));
    assertThat(figures.jitNanosPerRecord()).isEqualTo(1, within(1e-9));
    assertThat(figures.gcNanosPerRecord()).isEqualTo(1, within(1e-9));
    assertThat(figures.brokerNanosPerRecord()).isEqualTo(2, within(1e-9));
    assertThat(figures.coresUsed()).isEqualTo(0.5, within(1e-9));
  }
}
