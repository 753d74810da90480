package io.millrace.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.observe.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private static Sample sample(long nanos, long enriched, long cpu) {
    return Samples.of(nanos, enriched, cpu);
  }

  @Test
  void cutsEvenProgressIntoEqualSlices() {
    List<Slice> slices =
        Slices.cut(List.of(sample(0, 0, 0), sample(100, 50, 400), sample(200, 100, 800)), 200, 4);
    assertThat(slices)
        .hasSize(4)
        .allSatisfy(
            slice -> {
              assertThat(slice.records()).isEqualTo(50);
              assertThat(slice.wallNanos()).isEqualTo(50, within(1e-9));
              assertThat(slice.cpuNanos()).isEqualTo(200, within(1e-9));
              assertThat(slice.jitNanos()).isEqualTo(50, within(1e-9));
              assertThat(slice.gcNanos()).isEqualTo(25, within(1e-9));
              assertThat(slice.brokerNanos()).isEqualTo(100, within(1e-9));
            });
  }

  @Test
  void leavesOutTheStartAndTheWaitAtTheEnd() {
    List<Sample> samples =
        List.of(
            sample(0, 0, 0),
            sample(1_000, 0, 5_000),
            sample(1_100, 100, 5_100),
            sample(1_200, 200, 5_200),
            sample(9_000, 200, 9_999));
    List<Slice> slices = Slices.cut(samples, 200, 2);
    assertThat(slices).extracting(Slice::wallNanos).containsExactly(100.0, 100.0);
    assertThat(slices).extracting(Slice::cpuNanos).containsExactly(100.0, 100.0);
  }

  @Test
  void losesNoTimeInAPause() {
    List<Sample> samples =
        List.of(sample(0, 0, 0), sample(10, 50, 10), sample(500, 50, 20), sample(510, 100, 30));
    List<Slice> slices = Slices.cut(samples, 100, 10);
    assertThat(slices.stream().mapToDouble(Slice::wallNanos).sum()).isEqualTo(510, within(1e-6));
    assertThat(slices.stream().mapToDouble(Slice::cpuNanos).sum()).isEqualTo(30, within(1e-6));
  }

  @Test
  void sumsToTheWholeWhateverTheProgress() {
    List<Sample> samples = new ArrayList<>();
    long enriched = 0;
    for (int i = 0; i < 40; i++) {
      enriched += (i * 37L) % 11 + 1;
      samples.add(sample(i * 250L, enriched - 1, 100L * i * i));
    }
    List<Slice> slices = Slices.cut(samples, 1_000, 50);
    assertThat(slices.stream().mapToDouble(Slice::records).sum()).isEqualTo(1_000, within(1e-6));
    assertThat(slices.stream().mapToDouble(Slice::wallNanos).sum())
        .isEqualTo(39 * 250.0, within(1e-6));
  }

  @Test
  void refusesARunWithoutOutput() {
    assertThatThrownBy(() -> Slices.cut(List.of(sample(0, 0, 0), sample(9, 0, 9)), 10, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
