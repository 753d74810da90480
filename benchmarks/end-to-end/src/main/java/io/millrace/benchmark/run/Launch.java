package io.millrace.benchmark.run;

import io.millrace.benchmark.scenario.SystemUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a system is started.
 *
 * @param root of the checkout
 * @param system what is started
 * @param heap its size, fixed, in the JVM's notation
 * @param flags of the JVM, besides the heap's and those that all JVMs of the project have
 * @param cores that it is kept on; none if it may run on all
 * @param group file of a control group that the process is to join, if there is one
 * @param arguments of the main class
 * @param folder where its output goes, as {@code log.txt}
 */
public record Launch(
    Path root,
    SystemUnderTest system,
    String heap,
    List<String> flags,
    List<Integer> cores,
    Optional<Path> group,
    List<String> arguments,
    Path folder) {

  /** Copies the lists. */
  public Launch {
    flags = List.copyOf(flags);
    cores = List.copyOf(cores);
    arguments = List.copyOf(arguments);
  }
}
