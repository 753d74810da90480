package io.millrace.launch;

import io.millrace.reject.RejectionCounters;
import io.millrace.reject.RejectionReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The metrics of a job at one moment, over all stages and tasks. They count attempts: after a
 * failure a runner may count again from its last checkpoint.
 *
 * @param counters sums by name
 * @param gauges smallest value by name
 * @param maxima largest value of a distribution, by name
 */
public record JobMetrics(
    Map<String, Long> counters, Map<String, Long> gauges, Map<String, Long> maxima) {
  private static final String POSITION = "position-";

  public JobMetrics {
    counters = Map.copyOf(counters);
    gauges = Map.copyOf(gauges);
    maxima = Map.copyOf(maxima);
  }

  /** Collects metrics of the same name into one. */
  public static final class Builder {
    private final Map<String, Long> counters = new TreeMap<>();
    private final Map<String, Long> gauges = new TreeMap<>();
    private final Map<String, Long> maxima = new TreeMap<>();

    /** Adds a counter. */
    public Builder counter(String name, long value) {
      counters.merge(name, value, Long::sum);
      return this;
    }

    /** Adds a gauge. */
    public Builder gauge(String name, long value) {
      gauges.merge(name, value, Math::min);
      return this;
    }

    /** Adds a distribution. */
    public Builder maximum(String name, long value) {
      maxima.merge(name, value, Math::max);
      return this;
    }

    /** What was added. */
    public JobMetrics build() {
      return new JobMetrics(counters, gauges, maxima);
    }
  }

  private long counter(String name) {
    return counters.getOrDefault(name, 0L);
  }

  /** Records read. */
  public long read() {
    return counter("read");
  }

  /** Events dropped as copies. */
  public long duplicates() {
    return counter("duplicates");
  }

  /** Events enriched. */
  public long enriched() {
    return counter("enriched");
  }

  /** Events counted in totals. */
  public long counted() {
    return counter("counted");
  }

  /** Results given for keys and windows. */
  public long totals() {
    return counter("totals");
  }

  /** Rejections by reason, without the reasons that did not occur. */
  public Map<RejectionReason, Long> rejections() {
    Map<RejectionReason, Long> rejections = new EnumMap<>(RejectionReason.class);
    for (RejectionReason reason : RejectionReason.values()) {
      long count = counter(RejectionCounters.PREFIX + reason);
      if (count > 0) {
        rejections.put(reason, count);
      }
    }
    return rejections;
  }

  /** Events that came too late for their window; they are enriched as well. */
  public long late() {
    return rejections().getOrDefault(RejectionReason.LATE, 0L);
  }

  /** Records rejected before they were enriched. */
  public long rejected() {
    return rejections().values().stream().mapToLong(Long::longValue).sum() - late();
  }

  /**
   * The smallest watermark that aggregation last saw, in epoch milliseconds; empty before the
   * first.
   */
  public OptionalLong watermark() {
    Long watermark = gauges.get("watermark");
    return watermark == null ? OptionalLong.empty() : OptionalLong.of(watermark);
  }

  /** The offset that reading goes on with, by partition of a topic. */
  public Map<Integer, Long> positions(String topic) {
    Map<Integer, Long> positions = new TreeMap<>();
    String prefix = POSITION + topic + "-";
    gauges.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            positions.put(Integer.valueOf(name.substring(prefix.length())), value);
          }
        });
    return positions;
  }

  /** The largest end of a window that events were counted in, in epoch milliseconds. */
  public OptionalLong lastWindowEnd() {
    Long end = maxima.get("windowEnd");
    return end == null ? OptionalLong.empty() : OptionalLong.of(end);
  }

  /**
   * Whether {@code read = enriched + rejected + duplicates} and {@code enriched = counted + late}.
   */
  public boolean isBalanced() {
    return read() == enriched() + rejected() + duplicates() && enriched() == counted() + late();
  }
}
