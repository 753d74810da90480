package io.millrace.nightly.detect;

import io.millrace.nightly.detect.Finding.Rule;
import io.millrace.nightly.detect.Finding.Verdict;
import java.util.Arrays;
import java.util.List;

/**
 * Compares the last night with those before it. Below {@link #ENOUGH} nights the rule is {@link
 * BestOfThree}, from there on {@link ChangePoints}.
 *
 * <p>An alarm needs a change of at least {@link #LEAST_SHIFT} that has lasted for three nights; it
 * ends when the change is {@link #RECENT} nights old: then it has been seen, and is the level.
 * Levels are medians, so that no single night makes or hides an alarm.
 *
 * <p>The least shift is below the five per cent that are to be found: an estimate of a shift of
 * five per cent is below five per cent every other time.
 */
public final class Detector {
  /** Nights from which on change points are looked for. */
  public static final int ENOUGH = 30;

  /** Nights below which nothing is said. */
  public static final int FEWEST = 6;

  /** For how many nights a change is an alarm. */
  public static final int RECENT = 14;

  /** Smallest shift that counts, in logarithms. */
  public static final double LEAST_SHIFT = 0.04;

  /** Greatest probability with which one level may look like two. */
  public static final double CHANCE = 0.0005;

  private static final int WINDOW = 90;
  private static final int NIGHTS = 3;

  private Detector() {}

  /**
   * What is to be said of the last value.
   *
   * @param values of all nights, the oldest first; at least one
   * @param noise of a night that was measured otherwise, as a relative deviation; counts while the
   *     history is short
   */
  public static Finding judge(double[] values, Sense sense, double noise) {
    double[] badness = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      badness[i] = sense.badness(values[i]);
    }
    if (badness.length < FEWEST) {
      return unchanged(Verdict.TOO_FEW, Rule.NONE, badness, sense, List.of());
    }
    return badness.length < ENOUGH
        ? byBestOfThree(badness, sense, noise)
        : byChangePoints(badness, sense);
  }

  private static Finding byBestOfThree(double[] badness, Sense sense, double noise) {
    if (!BestOfThree.worse(badness, noise, LEAST_SHIFT)) {
      return unchanged(Verdict.STEADY, Rule.BEST_OF_THREE, badness, sense, List.of());
    }
    int change = badness.length - NIGHTS;
    return new Finding(
        Verdict.WORSE,
        Rule.BEST_OF_THREE,
        sense.value(Medians.of(badness, 0, change)),
        sense.value(Medians.of(badness, change, badness.length)),
        NIGHTS,
        List.of());
  }

  private static Finding byChangePoints(double[] badness, Sense sense) {
    int from = Math.max(0, badness.length - WINDOW);
    double[] window = Arrays.copyOfRange(badness, from, badness.length);
    List<Integer> points = ChangePoints.of(window, CHANCE);
    List<Integer> changes = points.stream().map(point -> point + from).toList();
    int last = points.isEmpty() ? 0 : points.get(points.size() - 1);
    int since = window.length - last;
    if (last == 0 || since > RECENT) {
      return unchanged(Verdict.STEADY, Rule.CHANGE_POINTS, badness, sense, changes);
    }
    int levelFrom = points.size() == 1 ? 0 : points.get(points.size() - 2);
    double before = Medians.of(window, levelFrom, last);
    double now = Medians.of(window, last, window.length);
    if (Math.abs(now - before) < LEAST_SHIFT || !lasts(window, last, before, now)) {
      return unchanged(Verdict.STEADY, Rule.CHANGE_POINTS, badness, sense, changes);
    }
    return new Finding(
        now > before ? Verdict.WORSE : Verdict.BETTER,
        Rule.CHANGE_POINTS,
        sense.value(before),
        sense.value(now),
        since,
        changes);
  }

  /**
   * Whether enough nights are nearer to the new level: two very odd ones make a median of three.
   */
  private static boolean lasts(double[] badness, int from, double before, double now) {
    double middle = (before + now) / 2;
    return Arrays.stream(badness, from, badness.length)
            .filter(value -> now > before ? value > middle : value < middle)
            .count()
        >= NIGHTS;
  }

  private static Finding unchanged(
      Verdict verdict, Rule rule, double[] badness, Sense sense, List<Integer> changes) {
    int last = badness.length - 1;
    int from = changes.isEmpty() ? 0 : changes.get(changes.size() - 1);
    double before = last == from ? Double.NaN : sense.value(Medians.of(badness, from, last));
    return new Finding(verdict, rule, before, sense.value(badness[last]), 0, changes);
  }
}
