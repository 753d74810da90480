package io.millrace.benchmark.observe;

import java.nio.file.Path;
import java.util.List;

/**
 * What a sampler looks at.
 *
 * @param pid of the system
 * @param brokerPids of the brokers
 * @param system its CPU time
 * @param brokers theirs
 * @param systemCores cores that the system is kept on; none if it may run on all
 * @param otherCores cores that it is kept off, but for its compilers, which are kept on these
 * @param disk a folder of the brokers
 */
public record Watched(
    long pid,
    List<Long> brokerPids,
    CpuMeter system,
    CpuMeter brokers,
    List<Integer> systemCores,
    List<Integer> otherCores,
    Path disk) {

  /** Copies the lists. */
  public Watched {
    brokerPids = List.copyOf(brokerPids);
    systemCores = List.copyOf(systemCores);
    otherCores = List.copyOf(otherCores);
  }
}
