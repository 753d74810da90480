package io.millrace.benchmark.scenario;

import java.util.List;
import java.util.Map;

/**
 * A system that can be measured.
 *
 * @param folder of its module: {@code target/system.classpath} there has its class path, to which
 *     {@code target/classes} comes first if there is one
 * @param mainClass what is started
 * @param arguments with placeholders such as {@code {inputTopic}}
 */
public record SystemUnderTest(String folder, String mainClass, List<String> arguments) {

  /** Copies the arguments. */
  public SystemUnderTest {
    if (folder == null || mainClass == null || arguments == null) {
      throw new InvalidScenarioException(
          List.of("a system needs folder, mainClass and arguments, not " + folder));
    }
    arguments = List.copyOf(arguments);
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
