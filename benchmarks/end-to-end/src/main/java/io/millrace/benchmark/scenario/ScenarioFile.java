package io.millrace.benchmark.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads scenarios and the list of systems, strictly. */
public final class ScenarioFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ScenarioFile() {}

  /** A scenario that comes with the benchmarks, by its name, or one in a file of one's own. */
  public static Scenario load(String nameOrFile) {
    try {
      Path file = Path.of(nameOrFile);
      return Files.exists(file)
          ? scenario(Files.readString(file))
          : scenario(resource(nameOrFile + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the scenario " + nameOrFile, e);
    }
  }

  /** Parses a scenario. */
  public static Scenario scenario(String yaml) {
    return parse(yaml, new TypeReference<>() {});
  }

  /** All systems, by name. */
  public static Map<String, SystemUnderTest> systems() {
    return systems(resource("systems.yaml"));
  }

  static Map<String, SystemUnderTest> systems(String yaml) {
    return Map.copyOf(parse(yaml, new TypeReference<Map<String, SystemUnderTest>>() {}));
  }

  /**
   * The systems of a scenario.
   *
   * @throws InvalidScenarioException if one is not known
   */
  public static void check(Scenario scenario, Map<String, SystemUnderTest> systems) {
    TreeSet<String> unknown = new TreeSet<>(scenario.systems());
    unknown.removeAll(systems.keySet());
    if (!unknown.isEmpty()) {
      throw new InvalidScenarioException(
          List.of("there is no system " + unknown + ", only " + new TreeSet<>(systems.keySet())));
    }
  }

  private static <T> T parse(String yaml, TypeReference<T> type) {
    try {
      return YAML.readValue(yaml, type);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof InvalidScenarioException invalid) {
        throw invalid;
      }
      throw new InvalidScenarioException(List.of(e.getOriginalMessage()));
    }
  }

  private static String resource(String name) {
    try (InputStream in = ScenarioFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new InvalidScenarioException(
            List.of(name + " is neither a file nor a scenario that comes with the benchmarks"));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }
}
