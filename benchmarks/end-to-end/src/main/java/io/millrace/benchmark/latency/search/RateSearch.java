package io.millrace.benchmark.latency.search;

import io.millrace.benchmark.latency.search.Sustainable.Limit;
import io.millrace.benchmark.latency.search.Verdict.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Searches for the highest rate that a system keeps up with, by bisection between a first guess and
 * 0.3 of it, to 5 %. If the guess itself is kept up with, it is doubled; if 0.3 of it is not, 0.3
 * is taken again; both a few times at most.
 *
 * <p>One lucky probe proves nothing: the rate that is found must be kept up with in two of three
 * probes, or the next one below is tried. If something else than the system is the limit, the
 * search ends with the highest rate known by then.
 */
public final class RateSearch {
  private static final double PRECISION = 1.05;
  private static final double LOWER = 0.3;
  private static final double HIGHER = 2;
  private static final int MOST_EXTENSIONS = 4;
  private static final int MOST_STEPS_DOWN = 10;
  private static final int MAJORITY = 2;

  private final Probe probe;
  private double sustained;
  private double refused = Double.POSITIVE_INFINITY;
  private Verdict refusal;

  /** Offers a rate to a system, and looks whether it keeps up. */
  @FunctionalInterface
  public interface Probe {

    /** The verdict of a probe at so many records per second. */
    Verdict at(double rate) throws IOException, ExecutionException, InterruptedException;
  }

  private RateSearch(Probe probe) {
    this.probe = probe;
  }

  /**
   * Searches.
   *
   * @param guess records per second, such as the speed of a drain
   * @throws IllegalArgumentException if the guess is not positive
   */
  public static Sustainable from(double guess, Probe probe)
      throws IOException, ExecutionException, InterruptedException {
    if (!(guess > 0) || Double.isInfinite(guess)) {
      throw new IllegalArgumentException("a search must begin with a rate above 0, not " + guess);
    }
    return new RateSearch(probe).search(guess);
  }

  private Sustainable search(double guess)
      throws IOException, ExecutionException, InterruptedException {
    bracket(guess);
    while (sustained > 0 && overloaded() && refused / sustained > PRECISION) {
      probe(Math.sqrt(sustained * refused));
    }
    if (noisy()) {
      return new Sustainable(null, Limit.NOISE, refusal.reasons());
    }
    return sustained > 0 ? confirm() : ended(null);
  }

  /** A rate that is sustained and one that is not, as far as they are found in the range. */
  private void bracket(double guess) throws IOException, ExecutionException, InterruptedException {
    double rate = guess;
    boolean up = probe(rate);
    for (int i = 0; i < MOST_EXTENSIONS && !noisy(); i++) {
      rate *= up ? HIGHER : LOWER;
      if (probe(rate) != up) {
        return;
      }
    }
  }

  private boolean probe(double rate) throws IOException, ExecutionException, InterruptedException {
    Verdict verdict = probe.at(rate);
    if (verdict.sustained()) {
      sustained = rate;
    } else {
      refused = rate;
      refusal = verdict;
    }
    return verdict.sustained();
  }

  /** The probe that found the rate is the first of the three. */
  private Sustainable confirm() throws IOException, ExecutionException, InterruptedException {
    int good = 1;
    int bad = 0;
    double rate = sustained;
    for (int down = 0; down <= MOST_STEPS_DOWN; ) {
      Verdict verdict = probe.at(rate);
      if (verdict.outcome() == Outcome.NOISY) {
        return new Sustainable(null, Limit.NOISE, verdict.reasons());
      }
      if (verdict.sustained()) {
        good++;
      } else {
        bad++;
      }
      if (good == MAJORITY) {
        return ended(rate);
      }
      if (bad == MAJORITY) {
        refusal = verdict;
        down++;
        rate /= PRECISION;
        good = 0;
        bad = 0;
      }
    }
    return ended(null);
  }

  private Sustainable ended(Double rate) {
    if (refusal == null) {
      return new Sustainable(
          rate, Limit.RANGE, List.of("the search ended before the system was at its limit"));
    }
    Limit limit =
        switch (refusal.outcome()) {
          case GENERATOR_LIMITED -> Limit.GENERATOR;
          case BROKER_LIMITED -> Limit.BROKER;
          case NOISY -> Limit.NOISE;
          case OVERLOADED, SUSTAINED -> Limit.SYSTEM;
        };
    return new Sustainable(rate, limit, refusal.reasons());
  }

  /** Whether what is above the range is the system's own limit. */
  private boolean overloaded() {
    return refusal != null && refusal.outcome() == Outcome.OVERLOADED;
  }

  private boolean noisy() {
    return refusal != null && refusal.outcome() == Outcome.NOISY;
  }
}
