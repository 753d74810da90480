package io.millrace.load.sequence;

import java.util.function.IntToDoubleFunction;

/**
 * Draws from any discrete distribution in constant time (Walker's alias method, built as by Vose).
 */
final class AliasTable {
  private final int[] alias;
  private final double[] keep;

  /** A table for {@code size} outcomes of these weights, which need not sum to one. */
  AliasTable(int size, IntToDoubleFunction weight) {
    alias = new int[size];
    keep = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      keep[i] = weight.applyAsDouble(i);
      sum += keep[i];
    }
    int[] order = new int[size];
    int small = 0;
    int large = size;
    for (int i = 0; i < size; i++) {
      keep[i] *= size / sum;
      if (keep[i] < 1) {
        order[small++] = i;
      } else {
        order[--large] = i;
      }
    }
    pair(order, small, large);
  }

  private void pair(int[] order, int smallEnd, int largeStart) {
    int small = smallEnd;
    int large = largeStart;
    while (small > 0 && large < order.length) {
      int less = order[--small];
      int more = order[large];
      alias[less] = more;
      keep[more] -= 1 - keep[less];
      if (keep[more] < 1) {
        large++;
        order[small++] = more;
      }
    }
    // What is left is one, but for rounding.
    while (large < order.length) {
      keep[order[large++]] = 1;
    }
    while (small > 0) {
      keep[order[--small]] = 1;
    }
  }

  int pick(long draw) {
    int slot = Draw.below(draw, alias.length);
    return (draw & 0xFFFFFFFFL) * 0x1.0p-32 < keep[slot] ? slot : alias[slot];
  }
}
