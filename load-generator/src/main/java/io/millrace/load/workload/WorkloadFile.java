package io.millrace.load.workload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The text form of a workload: YAML over the defaults, strict. */
public final class WorkloadFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private WorkloadFile() {}

  /** Reads {@code file}, over the defaults, and applies {@code path=value} overrides. */
  static Workload load(Path file, List<String> overrides) {
    try {
      return parse(Files.readString(file), overrides);
    } catch (NoSuchFileException missing) {
      throw new InvalidWorkloadException(List.of("there is no file " + file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Parses {@code text}, over the defaults, and applies {@code path=value} overrides. */
  public static Workload parse(String text, List<String> overrides) {
    ObjectNode tree = defaultTree();
    merge(tree, tree(text));
    overrides.forEach(override -> override(tree, override));
    return fromTree(tree);
  }

  /** Binds a tree, as {@link #toTree} made it. */
  public static Workload fromTree(JsonNode tree) {
    return RecordBinder.bind(Workload.class, tree);
  }

  /** Returns the workload as a tree, for a manifest. */
  public static ObjectNode toTree(Workload workload) {
    return RecordBinder.unbind(workload);
  }

  /** Returns the documented default file. */
  public static String defaultText() {
    try (InputStream in = WorkloadFile.class.getResourceAsStream("default.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String print(Workload workload) {
    try {
      return YAML.writeValueAsString(toTree(workload));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode defaultTree() {
    return (ObjectNode) tree(defaultText());
  }

  private static JsonNode tree(String text) {
    try {
      JsonNode tree = YAML.readTree(text);
      boolean empty = tree.isMissingNode() || tree.isNull();
      return empty ? YAML.createObjectNode() : tree;
    } catch (JsonProcessingException broken) {
      throw new InvalidWorkloadException(
          List.of(
              "this is no YAML, at line "
                  + broken.getLocation().getLineNr()
                  + ": "
                  + broken.getOriginalMessage().lines().findFirst().orElse("")));
    }
  }

  private static void merge(ObjectNode into, JsonNode from) {
    if (!from.isObject()) {
      throw new InvalidWorkloadException(List.of("the file is " + from + ", not sections"));
    }
    from.fields()
        .forEachRemaining(
            field -> {
              JsonNode old = into.get(field.getKey());
              if (old instanceof ObjectNode section && field.getValue().isObject()) {
                merge(section, field.getValue());
              } else {
                into.set(field.getKey(), field.getValue());
              }
            });
  }

  private static void override(ObjectNode tree, String override) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new InvalidWorkloadException(
          List.of("the override " + override + " is not of the form path=value"));
    }
    String[] path = override.substring(0, equals).split("\\.", -1);
    ObjectNode section = tree;
    for (int i = 0; i < path.length - 1; i++) {
      section = section.get(path[i]) instanceof ObjectNode next ? next : section.putObject(path[i]);
    }
    section.set(path[path.length - 1], tree(override.substring(equals + 1)));
  }
}
