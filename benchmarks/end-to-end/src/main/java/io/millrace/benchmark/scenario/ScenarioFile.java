package io.millrace.benchmark.scenario;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads scenarios and lists of systems. */
public final class ScenarioFile {
  private ScenarioFile() {}

  /** A scenario that comes with the benchmarks, by its name, or one in a file of one's own. */
  public static Scenario load(String nameOrFile) {
    Path file = Path.of(nameOrFile);
    return scenario(
        Files.exists(file)
            ? read(file)
            : StrictYaml.resource(ScenarioFile.class, nameOrFile + ".yaml"));
  }

  /** Parses a scenario. */
  public static Scenario scenario(String yaml) {
    return StrictYaml.parse(yaml, new TypeReference<>() {});
  }

  /** The systems that come with the benchmarks, by name. */
  public static Map<String, SystemUnderTest> systems() {
    return parse(StrictYaml.resource(ScenarioFile.class, "systems.yaml"));
  }

  /** The systems in a file of one's own. */
  public static Map<String, SystemUnderTest> systems(Path file) {
    return parse(read(file));
  }

  private static Map<String, SystemUnderTest> parse(String yaml) {
    List<String> common =
        StrictYaml.parse(
            StrictYaml.resource(ScenarioFile.class, "common-arguments.yaml"),
            new TypeReference<List<String>>() {});
    Map<String, SystemUnderTest> systems = new TreeMap<>();
    StrictYaml.parse(yaml, new TypeReference<Map<String, SystemUnderTest>>() {})
        .forEach((name, system) -> systems.put(name, system.withCommon(common)));
    return systems;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
