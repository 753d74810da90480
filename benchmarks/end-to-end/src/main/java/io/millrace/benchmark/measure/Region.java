package io.millrace.benchmark.measure;

import java.util.List;

/**
 * The part of a run that figures are taken from.
 *
 * @param from first slice
 * @param to behind the last slice
 * @param steady whether the system was found warm; if not, the region is the middle third
 */
public record Region(int from, int to, boolean steady) {
  private static final int WINDOW = 10;
  private static final int LAST_START = 30;
  private static final int UNEVEN_END = 2;
  private static final double TOLERANCE = 0.03;
  private static final double MOST_JIT = 0.05;

  /**
   * Finds where warm-up ends: at the first slice from which the compilers take less than 5 % of the
   * CPU time over ten slices, and the median cost of these ten is within 3 % of that of all that
   * follow. The last two slices never count, because partitions end unevenly.
   */
  public static Region of(List<Slice> slices) {
    int end = slices.size() - UNEVEN_END;
    for (int i = 0; i <= Math.min(LAST_START, end - 2 * WINDOW); i++) {
      List<Slice> window = slices.subList(i, i + WINDOW);
      double near = Statistics.median(window.stream().mapToDouble(Slice::cost).toArray());
      double far =
          Statistics.median(
              slices.subList(i + WINDOW, end).stream().mapToDouble(Slice::cost).toArray());
      double jit = window.stream().reduce(Slice::plus).orElseThrow().jitShare();
      if (Math.abs(near - far) <= TOLERANCE * far && jit < MOST_JIT) {
        return new Region(i, end, true);
      }
    }
    return new Region(slices.size() / 3, slices.size() * 2 / 3, false);
  }
}
