package io.millrace.nightly.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * Where a series of values changed its level, in the way of Apache Otava: parts are divided where
 * both sides are least alike, first with a relaxed limit, since a strict one may stop too early;
 * then the weakest divisions are taken back until every one that is left holds against Student's
 * test. Nothing is random: the same values always give the same points.
 */
final class ChangePoints {
  /** Shortest part; a single odd value is no level. */
  static final int SHORTEST = 3;

  private static final double RELAXED = 10;
  private static final TTest TEST = TTest.withDefaults().with(DataDispersion.HOMOSCEDASTIC);

  private final double[] values;
  private final double limit;
  private final Energy energy;
  private final List<Integer> points = new ArrayList<>();

  private ChangePoints(double[] values, double limit) {
    this.values = values;
    this.limit = limit;
    this.energy = new Energy(values);
  }

  /**
   * Indices of the first values after each change, ascending.
   *
   * @param limit greatest probability with which values of one level may look like two
   */
  static List<Integer> of(double[] values, double limit) {
    ChangePoints found = new ChangePoints(values, limit);
    found.divide(0, values.length);
    found.points.sort(null);
    found.takeBack();
    return List.copyOf(found.points);
  }

  private void divide(int from, int to) {
    int best = -1;
    double most = 0;
    for (int middle = from + SHORTEST; middle <= to - SHORTEST; middle++) {
      for (int end = middle + SHORTEST; end <= to; end++) {
        double divergence = energy.between(from, middle, end);
        if (divergence > most) {
          most = divergence;
          best = middle;
        }
      }
    }
    if (best > 0 && chance(from, best, to) <= limit * RELAXED) {
      points.add(best);
      divide(from, best);
      divide(best, to);
    }
  }

  private void takeBack() {
    while (!points.isEmpty()) {
      int weakest = 0;
      double greatest = -1;
      for (int i = 0; i < points.size(); i++) {
        double chance =
            chance(
                i == 0 ? 0 : points.get(i - 1),
                points.get(i),
                i + 1 == points.size() ? values.length : points.get(i + 1));
        if (chance > greatest) {
          greatest = chance;
          weakest = i;
        }
      }
      if (greatest <= limit) {
        return;
      }
      points.remove(weakest);
    }
  }

  /** Probability that both sides differ so much by chance; 1 for equal constants. */
  private double chance(int from, int middle, int to) {
    double[] left = Arrays.copyOfRange(values, from, middle);
    double[] right = Arrays.copyOfRange(values, middle, to);
    double chance = TEST.test(left, right).getPValue();
    return Double.isNaN(chance) ? 1 : chance;
  }
}
