package io.millrace.reject;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/** Counts a stage's rejections by reason, as the Beam counters {@code rejected-<REASON>}. */
public final class RejectionCounters implements Serializable {
  /** What the names of these counters begin with. */
  public static final String PREFIX = "rejected-";

  private final EnumMap<RejectionReason, Counter> byReason = new EnumMap<>(RejectionReason.class);

  /**
   * @param stage the transform whose metrics these are
   */
  public RejectionCounters(Class<?> stage) {
    for (RejectionReason reason : RejectionReason.values()) {
      byReason.put(reason, Metrics.counter(stage, PREFIX + reason));
    }
  }

  /** Counts each of them. */
  public void count(List<Rejection> rejections) {
    for (Rejection rejection : rejections) {
      byReason.get(rejection.reason()).inc();
    }
  }
}
