package io.millrace.benchmark.guard;

import io.millrace.benchmark.observe.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What else went on while a system ran, from its first output to its last.
 *
 * @param stolenShare of the machine's time, what the hypervisor gave to others
 * @param foreignCores cores used by processes that have no part in the run
 * @param intruderShare of the time of the cores that the system is kept on, what others used
 * @param memoryStall share of the time in which some task waited for memory
 * @param ioStall share of the time in which some task waited for a disk
 * @param brokerLoad how busy the brokers' share of the cores was: half of all, or those that the
 *     system is kept off
 * @param freeBytes least room on the disk
 */
public record Surroundings(
    double stolenShare,
    double foreignCores,
    double intruderShare,
    double memoryStall,
    double ioStall,
    double brokerLoad,
    long freeBytes) {
  private static final double MOST_STOLEN = 0.01;
  private static final double MOST_FOREIGN = 0.05;
  private static final double MOST_INTRUDERS = 0.02;
  private static final double MOST_STALL = 0.05;
  private static final double MOST_BROKER_LOAD = 0.9;
  private static final long LEAST_FREE = 10L << 30;
  private static final String BROKER = "the broker was the limit";

  /**
   * Looks at samples.
   *
   * @param cores of the machine
   * @param systemCores how many of them the system is kept on; 0 if it may run on all
   */
  public static Surroundings of(List<Sample> samples, int cores, int systemCores) {
    Sample first = samples.get(0);
    Sample last = samples.get(samples.size() - 1);
    double nanos = last.nanos() - first.nanos();
    double brokerCores = systemCores == 0 ? Math.max(1, cores / 2.0) : cores - systemCores;
    return new Surroundings(
        (last.stolenNanos() - first.stolenNanos()) / nanos / cores,
        (last.foreignNanos() - first.foreignNanos()) / nanos,
        systemCores == 0 ? 0 : (last.intruderNanos() - first.intruderNanos()) / nanos / systemCores,
        (last.memoryStallNanos() - first.memoryStallNanos()) / nanos,
        (last.ioStallNanos() - first.ioStallNanos()) / nanos,
        (last.brokerSideNanos() - first.brokerSideNanos()) / nanos / brokerCores,
        samples.stream().mapToLong(Sample::freeBytes).min().orElseThrow());
  }

  /** What of that is too much for a figure; empty if the machine was quiet. */
  public List<String> breaches() {
    List<String> breaches = new ArrayList<>();
    above(breaches, stolenShare, MOST_STOLEN, "the hypervisor took %.1f %% of the time");
    above(breaches, foreignCores, MOST_FOREIGN, "other processes used %.0f %% of a core");
    above(
        breaches,
        intruderShare,
        MOST_INTRUDERS,
        "others used %.1f %% of the cores that the system is kept on");
    above(breaches, memoryStall, MOST_STALL, "tasks waited for memory %.1f %% of the time");
    above(breaches, ioStall, MOST_STALL, "tasks waited for a disk %.1f %% of the time");
    above(
        breaches,
        brokerLoad,
        MOST_BROKER_LOAD,
        BROKER + ": its share of the cores was %.0f %% busy");
    if (freeBytes < LEAST_FREE) {
      breaches.add(String.format(Locale.ROOT, "only %,d MiB of disk were free", freeBytes >> 20));
    }
    return breaches;
  }

  /** Whether a breach says that the broker had no room left. */
  public static boolean isOfBroker(String breach) {
    return breach.startsWith(BROKER);
  }

  private static void above(List<String> breaches, double value, double most, String text) {
    if (value > most) {
      breaches.add(String.format(Locale.ROOT, text, 100 * value));
    }
  }
}
