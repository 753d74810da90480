package io.millrace.nightly.detect;

import java.util.List;

/**
 * What is to be said of a figure on its last night.
 *
 * @param verdict in a word
 * @param rule that it was found by
 * @param before the level to compare with: of the nights before the change, or of all nights before
 *     the last one if there was none; NaN for the first night
 * @param now the level since the change, or the last night's value if there was none
 * @param since how many nights the new level has lasted, 0 if there was no change
 * @param changes indices of the first nights of all new levels, ascending
 */
public record Finding(
    Verdict verdict, Rule rule, double before, double now, int since, List<Integer> changes) {

  /** Copies the changes. */
  public Finding {
    changes = List.copyOf(changes);
  }

  /** What it comes to. */
  public enum Verdict {
    /** There are not enough nights to say anything. */
    TOO_FEW,
    /** Nothing but noise, or a change so old that it is the level now. */
    STEADY,
    /** It lately changed for the better. */
    BETTER,
    /** It lately changed for the worse: an alarm. */
    WORSE
  }

  /** How it was looked for. */
  public enum Rule {
    /** Not at all. */
    NONE,
    /** Flink's rule. */
    BEST_OF_THREE,
    /** Change points. */
    CHANGE_POINTS
  }

  /** By which share it changed: 0.05 is five per cent more; NaN for the first night. */
  public double change() {
    return now / before - 1;
  }
}
