package io.millrace.benchmark.scenario;

import io.millrace.load.oracle.Rung;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A system that can be measured.
 *
 * @param folder of its module: {@code target/system.classpath} there has its class path, to which
 *     {@code target/classes} comes first if there is one
 * @param mainClass what is started
 * @param rungs what it can do
 * @param guarantees what it can promise
 * @param arguments with placeholders such as {@code {inputTopic}}
 */
public record SystemUnderTest(
    String folder,
    String mainClass,
    List<Rung> rungs,
    List<Guarantee> guarantees,
    List<String> arguments) {

  /** Copies the lists. */
  public SystemUnderTest {
    if (folder == null
        || mainClass == null
        || rungs == null
        || guarantees == null
        || arguments == null) {
      throw new InvalidScenarioException(
          List.of(
              "a system needs folder, mainClass, rungs, guarantees and arguments; see " + folder));
    }
    rungs = List.copyOf(rungs);
    guarantees = List.copyOf(guarantees);
    arguments = List.copyOf(arguments);
  }

  /**
   * This system with what every system takes in front of its own arguments.
   *
   * @throws InvalidScenarioException if it repeats a common argument
   */
  SystemUnderTest withCommon(List<String> common) {
    List<String> names = common.stream().map(SystemUnderTest::name).toList();
    List<String> repeated =
        arguments.stream().map(SystemUnderTest::name).filter(names::contains).toList();
    if (!repeated.isEmpty()) {
      throw new InvalidScenarioException(
          List.of(mainClass + " is given " + repeated + " like all systems; leave them out"));
    }
    List<String> all = new ArrayList<>(common);
    all.addAll(arguments);
    return new SystemUnderTest(folder, mainClass, rungs, guarantees, all);
  }

  private static String name(String argument) {
    return argument.split("=", 2)[0];
  }

  /** Where its module was built. */
  public Path target(Path root) {
    return root.resolve(folder).resolve("target");
  }

  /** The file with its class path, which is there when it was built. */
  public Path classPathFile(Path root) {
    return target(root).resolve("system.classpath");
  }

  /** Whether it can do that; one that is not told its parallelism has 1. */
  public boolean offers(Setting setting) {
    return rungs.contains(setting.rung())
        && guarantees.contains(setting.guarantee())
        && (setting.parallelism() == 1
            || arguments.stream().anyMatch(argument -> argument.contains("{parallelism}")));
  }

  /**
   * The arguments with all placeholders replaced.
   *
   * @throws InvalidScenarioException if there is no value for one
   */
  public List<String> arguments(Map<String, String> values) {
    return arguments.stream().map(argument -> fill(argument, values)).toList();
  }

  private static String fill(String argument, Map<String, String> values) {
    String filled = argument;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    if (filled.matches(".*\\{[A-Za-z]+}.*")) {
      throw new InvalidScenarioException(List.of("there is no value for a part of " + argument));
    }
    return filled;
  }
}
