package io.millrace.nightly.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis: where values lie, in per cent of its length.
 *
 * @param logarithmic whether equal distances are equal ratios
 * @param low value at 0 %
 * @param high value at 100 %
 */
record Scale(boolean logarithmic, double low, double high) {
  private static final int MOST_TICKS = 6;
  private static final double MARGIN = 0.06;
  private static final double NARROWEST = Math.log(1.2);
  private static final double MANY = 100;
  private static final double ROUNDING = 1e-9;
  private static final double[][] STEPS = {{1, 2, 5}, {1, 3}, {1}};

  /** A logarithmic axis around values, which must be positive. */
  static Scale logarithmic(DoubleStream values) {
    double[] logs = values.map(Math::log).sorted().toArray();
    double least = logs[0];
    double greatest = logs[logs.length - 1];
    double more = Math.max(0, NARROWEST - (greatest - least)) / 2;
    double margin = (greatest - least + 2 * more) * MARGIN;
    return new Scale(true, Math.exp(least - more - margin), Math.exp(greatest + more + margin));
  }

  /** An axis from zero. */
  static Scale fromZero(double greatest) {
    return new Scale(false, 0, greatest * (1 + MARGIN));
  }

  /** An axis around values that shows at least ten per cent around their middle. */
  static Scale around(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    double least = sorted[0];
    double greatest = sorted[sorted.length - 1];
    double half = Math.max(greatest - least, Math.abs(greatest + least) * 0.05) / 2;
    double middle = (greatest + least) / 2;
    return new Scale(false, middle - half * (1 + 2 * MARGIN), middle + half * (1 + 2 * MARGIN));
  }

  /** Where a value lies. */
  double at(double value) {
    return logarithmic
        ? 100 * Math.log(value / low) / Math.log(high / low)
        : 100 * (value - low) / (high - low);
  }

  /** Round values, few enough for the width of a phone. */
  List<Double> ticks() {
    List<Double> powers = powers();
    return powers.isEmpty() ? even() : powers;
  }

  /** What stands at a tick; ticks that are equally far apart have as many decimals. */
  String label(double tick) {
    return powers().isEmpty()
        ? Amounts.tick(tick, (int) Math.max(0, Math.ceil(-Math.log10(step()) - ROUNDING)))
        : Amounts.tick(tick);
  }

  /** Round values within powers of ten; none if too few of them are on the axis. */
  private List<Double> powers() {
    if (logarithmic) {
      for (double[] steps : STEPS) {
        List<Double> ticks = decades(steps);
        if (ticks.size() >= 3 && ticks.size() <= MOST_TICKS) {
          return ticks;
        }
      }
    }
    return logarithmic && high / low > MANY ? everyFewDecades() : List.of();
  }

  private List<Double> decades(double[] steps) {
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (double step : steps) {
        double tick = step * Math.pow(10, power);
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private List<Double> everyFewDecades() {
    List<Double> all = decades(new double[] {1});
    int every = (all.size() + MOST_TICKS - 1) / MOST_TICKS;
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i < all.size(); i += every) {
      ticks.add(all.get(i));
    }
    return ticks;
  }

  private double step() {
    double rough = (high - low) / (MOST_TICKS - 1);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    return power
        * DoubleStream.of(1, 2, 5).filter(factor -> factor * power >= rough).findFirst().orElse(10);
  }

  private List<Double> even() {
    double step = step();
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
