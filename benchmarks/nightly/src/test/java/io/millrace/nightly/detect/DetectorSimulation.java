package io.millrace.nightly.detect;

import io.millrace.nightly.detect.Finding.Verdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the detector finds, and how often it is wrong: makes the tables of docs/nightly.md. */
final class DetectorSimulation {
  private static final int QUIET_NIGHTS = 200;
  private static final long OTHER_SEEDS = 1_000_000;

  private final Nights nights;
  private final int histories;

  DetectorSimulation(Nights nights, int histories) {
    this.nights = nights;
    this.histories = histories;
  }

  /** Alarms of {@value #QUIET_NIGHTS} quiet nights from the first one on, for each history. */
  int[] falseAlarms() {
    return IntStream.range(0, histories)
        .parallel()
        .map(
            seed -> {
              boolean[] alarms = alarms(nights.quiet(QUIET_NIGHTS, seed), 1);
              return (int)
                  IntStream.range(0, alarms.length)
                      .filter(i -> alarms[i] && (i == 0 || !alarms[i - 1]))
                      .count();
            })
        .toArray();
  }

  /**
   * For each history the night, counted from 1, on which a slowdown was found, or {@link
   * Integer#MAX_VALUE} if it was not found before it was too old.
   */
  int[] delays(int nightsBefore, double factor) {
    return IntStream.range(0, histories)
        .parallel()
        .map(
            seed -> {
              double[] costs =
                  nights.costs(
                      nightsBefore + Detector.RECENT, nightsBefore, factor, OTHER_SEEDS + seed);
              boolean[] alarms = alarms(costs, nightsBefore + 1);
              return IntStream.range(0, alarms.length)
                  .filter(i -> alarms[i])
                  .map(i -> i + 1)
                  .findFirst()
                  .orElse(Integer.MAX_VALUE);
            })
        .toArray();
  }

  /** Share of delays that are not longer than so many nights. */
  static double within(int[] delays, int nights) {
    return Arrays.stream(delays).filter(delay -> delay <= nights).count() / (double) delays.length;
  }

  private boolean[] alarms(double[] costs, int firstNight) {
    boolean[] alarms = new boolean[costs.length - firstNight + 1];
    for (int night = firstNight; night <= costs.length; night++) {
      Finding finding =
          Detector.judge(Arrays.copyOf(costs, night), Sense.LESS_IS_BETTER, nights.noise());
      alarms[night - firstNight] = finding.verdict() == Verdict.WORSE;
    }
    return alarms;
  }

  public static void main(String[] args) {
    int histories = Integer.parseInt(args[0]);
    double measured = Noise.measured().ofNight("cpuNanosPerRecord", 6);
    for (Nights nights :
        new Nights[] {
          Nights.of(0.01),
          Nights.of(0.02),
          Nights.of(0.037),
          Nights.of(measured),
          new Nights(0.037, 0.05, 0),
          new Nights(0.037, 0, 0.3)
        }) {
      DetectorSimulation simulation = new DetectorSimulation(nights, histories);
      int[] alarms = simulation.falseAlarms();
      StringBuilder line = new StringBuilder();
      line.append(
          String.format(
              Locale.ROOT,
              "%s: %.2f false alarms in %d nights, more than one in %.1f %% of histories",
              nights,
              Arrays.stream(alarms).average().orElseThrow(),
              QUIET_NIGHTS,
              100.0 * Arrays.stream(alarms).filter(count -> count > 1).count() / histories));
      for (int before : new int[] {15, 30, 60}) {
        for (double factor : new double[] {1.05, 1.08, 1.15}) {
          int[] delays = simulation.delays(before, factor);
          int[] sorted = delays.clone();
          Arrays.sort(sorted);
          line.append(
              String.format(
                  Locale.ROOT,
                  "%n  %.0f %% after %d nights: within 5 %.0f %%, 7 %.0f %%, 10 %.0f %%, 14 %.0f %%, median %d",
                  (factor - 1) * 100,
                  before,
                  100 * within(delays, 5),
                  100 * within(delays, 7),
                  100 * within(delays, 10),
                  100 * within(delays, Detector.RECENT),
                  sorted[sorted.length / 2]));
        }
      }
      System.out.println(line);
    }
  }
}
