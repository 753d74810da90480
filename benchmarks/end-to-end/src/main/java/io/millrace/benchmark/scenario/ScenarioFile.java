package io.millrace.benchmark.scenario;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads scenarios and lists of systems. */
public final class ScenarioFile {
  private static final char POINT = ':';
  private static final String KIND = "kind";

  private ScenarioFile() {}

  /**
   * The drains that a name stands for: of one that comes with the benchmarks, or of a file of one's
   * own. If it has points these are all of them, in their order; {@code <name>:<point>} is one of
   * them.
   *
   * @throws InvalidScenarioException if there is no such scenario, or something is wrong with it
   */
  public static List<Scenario> load(String name) {
    int colon = name.lastIndexOf(POINT);
    return colon < 0 || Files.exists(Path.of(name))
        ? Sweep.parse(text(name)).scenarios()
        : List.of(Sweep.parse(text(name.substring(0, colon))).scenario(name.substring(colon + 1)));
  }

  /** Whether a name stands for a series of another kind than drains. */
  public static boolean hasKind(String name) {
    boolean whole = name.lastIndexOf(POINT) < 0 || Files.exists(Path.of(name));
    return whole && StrictYaml.parse(text(name), new TypeReference<JsonNode>() {}).has(KIND);
  }

  /**
   * The series of the kind latency that a name stands for.
   *
   * @throws InvalidScenarioException if there is no such scenario, or something is wrong with it
   */
  public static LatencyScenario latency(String name) {
    return StrictYaml.parse(text(name), new TypeReference<>() {});
  }

  private static String text(String nameOrFile) {
    Path file = Path.of(nameOrFile);
    return Files.exists(file)
        ? read(file)
        : StrictYaml.resource(ScenarioFile.class, nameOrFile + ".yaml");
  }

  /** Parses a scenario without points. */
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
