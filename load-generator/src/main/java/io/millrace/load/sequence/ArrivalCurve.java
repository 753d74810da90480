package io.millrace.load.sequence;

import io.millrace.load.workload.Arrival;

/**
 * How records spread over time: maps the share of records sent to the share of time gone, and back.
 * With the rate r(x), of mean 1 over x from 0 to 1, the share sent by x is its integral. Strict
 * mathematics only, so that all machines agree.
 */
public final class ArrivalCurve {
  private final Arrival arrival;
  private final double excess;

  /** A curve of this shape. */
  public ArrivalCurve(Arrival arrival) {
    this.arrival = arrival;
    this.excess = arrival.peak() - 1;
  }

  /**
   * Returns the share of the records that are sent when the share {@code x} of the time has gone.
   */
  public double sent(double x) {
    return switch (arrival.profile()) {
      case CONSTANT -> x;
      case RAMP -> (1 - excess) * x + excess * x * x;
      case STEP -> x <= 0.5 ? (1 - excess) * x : (1 - excess) / 2 + (1 + excess) * (x - 0.5);
      case SINE -> {
        double turn = 2 * Math.PI * arrival.periods();
        yield x + excess / turn * (1 - StrictMath.cos(turn * x));
      }
      case BURST -> {
        double scaled = x * arrival.periods();
        double whole = Math.floor(scaled);
        yield (whole + sentInPeriod(scaled - whole)) / arrival.periods();
      }
    };
  }

  /**
   * Returns the share of the time that has gone when the share {@code u} of the records is sent.
   */
  public double time(double u) {
    return switch (arrival.profile()) {
      case CONSTANT -> u;
      case RAMP -> rampTime(u);
      case STEP -> {
        double half = (1 - excess) / 2;
        yield u <= half ? u / (1 - excess) : 0.5 + (u - half) / (1 + excess);
      }
      case SINE -> bisect(u);
      case BURST -> {
        double scaled = u * arrival.periods();
        double whole = Math.floor(scaled);
        yield (whole + timeInPeriod(scaled - whole)) / arrival.periods();
      }
    };
  }

  private double rampTime(double u) {
    double b = 1 - excess;
    return excess == 0 ? u : 2 * u / (b + StrictMath.sqrt(b * b + 4 * excess * u));
  }

  private double sentInPeriod(double x) {
    double inBurst = arrival.burstShare() * arrival.peak();
    return x <= arrival.burstShare()
        ? x * arrival.peak()
        : inBurst + (x - arrival.burstShare()) * (1 - inBurst) / (1 - arrival.burstShare());
  }

  private double timeInPeriod(double u) {
    double inBurst = arrival.burstShare() * arrival.peak();
    return u <= inBurst
        ? u / arrival.peak()
        : arrival.burstShare() + (u - inBurst) * (1 - arrival.burstShare()) / (1 - inBurst);
  }

  private double bisect(double u) {
    // The curve is steep or flat by at most the peak, so the inverse is near u; 60 halvings exhaust
    // a double.
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (sent(middle) < u) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
