package io.millrace.benchmark.measure;

/**
 * What an equal part of a run's records took.
 *
 * @param beginMillis its begin, since the epoch
 * @param endMillis its end
 * @param records input records, as a share of all
 * @param wallNanos time
 * @param cpuNanos CPU time of the system
 * @param jitNanos of that, of the compilers
 * @param gcNanos of that, of the collector
 * @param brokerNanos CPU time of the brokers
 */
public record Slice(
    double beginMillis,
    double endMillis,
    double records,
    double wallNanos,
    double cpuNanos,
    double jitNanos,
    double gcNanos,
    double brokerNanos) {

  /** CPU time per record without the compilers': what goes on when the system is warm. */
  double cost() {
    return (cpuNanos - jitNanos) / records;
  }

  /** The compilers' share of the CPU time. */
  double jitShare() {
    return cpuNanos == 0 ? 0 : jitNanos / cpuNanos;
  }

  /** Both together, and what lies between. */
  public Slice plus(Slice other) {
    return new Slice(
        Math.min(beginMillis, other.beginMillis),
        Math.max(endMillis, other.endMillis),
        records + other.records,
        wallNanos + other.wallNanos,
        cpuNanos + other.cpuNanos,
        jitNanos + other.jitNanos,
        gcNanos + other.gcNanos,
        brokerNanos + other.brokerNanos);
  }
}
