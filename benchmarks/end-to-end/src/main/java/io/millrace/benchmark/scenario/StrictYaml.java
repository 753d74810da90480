package io.millrace.benchmark.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** YAML in which nothing may be missing, unknown or there twice. */
public final class StrictYaml {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictYaml() {}

  @FunctionalInterface
  private interface Reading<T> {
    T run() throws JsonProcessingException;
  }

  /**
   * Parses a text.
   *
   * @throws InvalidScenarioException if it is not of the type
   */
  public static <T> T parse(String yaml, TypeReference<T> type) {
    return reading(() -> YAML.readValue(yaml, type));
  }

  /**
   * A tree as a value.
   *
   * @throws InvalidScenarioException if it is not of the type
   */
  static <T> T bind(JsonNode tree, Class<T> type) {
    return reading(() -> YAML.treeToValue(tree, type));
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.run();
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof InvalidScenarioException invalid) {
        throw invalid;
      }
      throw new InvalidScenarioException(List.of(e.getOriginalMessage()));
    }
  }

  /** A value as it would stand in a file. */
  public static JsonNode tree(Object value) {
    return YAML.valueToTree(value);
  }

  /**
   * A file beside a class.
   *
   * @throws InvalidScenarioException if it is not there
   */
  public static String resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new InvalidScenarioException(
            List.of(name + " is neither a file nor one that comes with the benchmarks"));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }
}
