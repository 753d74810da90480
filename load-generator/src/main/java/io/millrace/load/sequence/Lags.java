package io.millrace.load.sequence;

import io.millrace.load.workload.Pipeline;
import io.millrace.load.workload.Workload;

/** How far behind events and copies come, in milliseconds of event time. */
final class Lags {
  private static final double FURTHEST_DELAY = 0.8;

  private final long disorder;
  private final long window;
  private final long lateness;
  private final long horizon;
  private final long beyondSpread;
  private final double meanDelay;

  Lags(Workload workload) {
    Pipeline pipeline = workload.pipeline();
    disorder = pipeline.maxDisorder().toMillis();
    window = pipeline.windowSize().toMillis();
    lateness = pipeline.allowedLateness().toMillis();
    horizon = pipeline.deduplicationHorizon().toMillis();
    beyondSpread = workload.disorder().beyondSpread().toMillis();
    meanDelay = workload.duplicates().meanDelay().toMillis();
  }

  /**
   * Returns how far an event of this kind is behind its base time. With the watermark at the base
   * time less the disorder bound, the window of an event is certainly closed from bound + window
   * on, and certainly not beyond the lateness up to bound + lateness.
   */
  long behind(Kind kind, long draw) {
    return switch (kind) {
      case DISORDERED -> disorder > 1 ? 1 + Draw.below(draw, disorder - 1) : 0;
      case LATE_WITHIN -> {
        long least = disorder + Math.min(window, lateness);
        long most = disorder + Math.max(window, lateness);
        yield least + 1 + Draw.below(draw, most - least + 1);
      }
      case LATE_BEYOND -> disorder + window + lateness + 1 + Draw.below(draw, beyondSpread + 1);
      default -> 0;
    };
  }

  /** Returns how far a copy of this kind is behind its original. */
  double copyDelay(Kind kind, long draw) {
    if (kind == Kind.COPY_BEYOND_HORIZON) {
      return disorder + horizon * (1.5 + Draw.unit(draw));
    }
    double delay = -meanDelay * StrictMath.log(1 - Draw.unit(draw));
    double furthest = horizon * FURTHEST_DELAY;
    return delay <= furthest ? delay : furthest * Draw.unit(Draw.next(draw));
  }
}
